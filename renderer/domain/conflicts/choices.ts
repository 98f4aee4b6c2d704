import { type FieldName, type FieldValue, type PatchField, patchFields } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import type { FieldConflict } from '../../../shared/merge.ts'
import type { AmountStyle, FieldProblem } from '../../../shared/validate.ts'
import type { ConflictChoices } from '../sync-state.ts'
import { parseInput, type InputValue } from '../fields/input-value.ts'

/** What a person chose for a field, and for which value of the store. */
export interface Choice {
  readonly take: 'mine' | 'theirs' | 'other'
  /** The text of the input, also while another choice is selected. */
  readonly typed?: InputValue
  /** The store's value when it was chosen: another one makes it void. */
  readonly theirs: FieldValue
}
export type FieldChoices = { readonly [F in FieldName]?: Choice }

/** What a choice does to its field. */
export type Effect =
  | { readonly kind: 'open' }
  | { readonly kind: 'sends'; readonly value: FieldValue }
  /** The store's value stays. */
  | { readonly kind: 'keeps' }
  | { readonly kind: 'invalid'; readonly problem: FieldProblem }

export interface FieldEffect {
  readonly field: FieldName
  readonly effect: Effect
}

export function effectOf(conflict: FieldConflict, choice: Choice | undefined, style: AmountStyle): Effect {
  const { field, mine, theirs } = conflict
  if (!choice || choice.theirs !== theirs) return { kind: 'open' }
  switch (choice.take) {
    case 'mine':
      return { kind: 'sends', value: mine }
    case 'theirs':
      return { kind: 'keeps' }
    case 'other': {
      const read = parseInput(field, choice.typed ?? '', style)
      if (read.kind === 'problem') return { kind: 'invalid', problem: read.problem }
      const isTheirs = isSameValue(field, read.value as never, theirs as never)
      return isTheirs ? { kind: 'keeps' } : { kind: 'sends', value: read.value }
    }
  }
}

/** The result of the choices so far. */
export interface ResolutionPlan {
  readonly fields: readonly FieldEffect[]
  /** Fields of the edit without a conflict: they are sent with it. */
  readonly also: readonly PatchField[]
  readonly sends: readonly FieldName[]
  readonly keeps: readonly FieldName[]
  /** Not decided, or not valid. */
  readonly open: readonly FieldName[]
  /** As the engine takes them; without the fields that are open. */
  readonly choices: ConflictChoices
}

export function planResolution(
  { patch }: Pick<Edit, 'patch'>,
  conflicts: readonly FieldConflict[],
  chosen: FieldChoices,
  style: AmountStyle,
): ResolutionPlan {
  const fields = conflicts.map((conflict) => ({
    field: conflict.field,
    effect: effectOf(conflict, chosen[conflict.field], style),
  }))
  const of = (...kinds: readonly Effect['kind'][]): readonly FieldName[] =>
    fields.filter(({ effect }) => kinds.includes(effect.kind)).map(({ field }) => field)
  const inConflict = new Set<string>(conflicts.map(({ field }) => field))
  return {
    fields,
    also: patchFields(patch).filter((field) => !inConflict.has(field)),
    sends: of('sends'),
    keeps: of('keeps'),
    open: of('open', 'invalid'),
    choices: Object.fromEntries(fields.flatMap(({ field, effect }) => engineChoice(field, effect, chosen))),
  }
}

function engineChoice(field: FieldName, effect: Effect, chosen: FieldChoices): readonly [string, unknown][] {
  if (effect.kind === 'keeps') return [[field, { take: 'theirs' }]]
  if (effect.kind !== 'sends') return []
  const isMine = chosen[field]?.take === 'mine'
  return [[field, isMine ? { take: 'mine' } : { take: 'other', value: effect.value }]]
}
