import { FIELD_NAMES, type FieldName, type FieldValue, type FieldValues } from '../../../shared/customer.ts'
import type { Edit, ShownCustomer } from '../../../shared/edit.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import type { FieldProblem } from '../../../shared/validate.ts'
import type { FormInput, TypedField, TypedFields } from './draft.ts'
import { parseInput } from '../fields/input-value.ts'
import { type InputStyle, toInput } from './inputs.ts'

export type FieldMark = 'none' | 'changed' | 'waiting' | 'refused' | 'conflict'

/** Everything that the form says of one field. */
export interface FieldState {
  readonly field: FieldName
  readonly input: FormInput
  readonly isChanged: boolean
  readonly mark: FieldMark
  /** Why what was typed cannot be saved. */
  readonly problem: FieldProblem | null
  /** The store's words about the value that waits, or `null`. */
  readonly refusal: string | null
  /** The edit in conflict about this field. */
  readonly conflictEditId: string | null
  /** The store's value, where the form shows another one. */
  readonly inStore: FieldValue | null
  /** What the field became while the person typed. */
  readonly meanwhile: FieldValue | null
  /** The value to be saved, where it is valid. */
  readonly wanted: FieldValue | null
}

export type FieldStates = { readonly [F in FieldName]: FieldState }

export function fieldStates(customer: ShownCustomer, typed: TypedFields, style: InputStyle): FieldStates {
  const states = FIELD_NAMES.map((field) => [field, fieldState(field, customer, typed[field], style)])
  return Object.fromEntries(states) as FieldStates
}

/** The states of all fields, and what they were made of. */
export interface MadeStates {
  readonly states: FieldStates
  readonly customer: ShownCustomer
  readonly typed: TypedFields
  readonly style: InputStyle
}

/**
 * The states of all fields after a change. Those of fields where nothing changed are the same objects as before, so
 * that a key typed into one field neither compares nor draws the others.
 */
export function nextFieldStates(
  before: MadeStates | undefined,
  made: Omit<MadeStates, 'states'>,
): MadeStates {
  const { customer, typed, style } = made
  if (before?.customer !== customer || before.style !== style) {
    return { ...made, states: fieldStates(customer, typed, style) }
  }
  const changed = FIELD_NAMES.filter((field) => before.typed[field] !== typed[field])
  const states = changed.map((field) => [field, fieldState(field, customer, typed[field], style)])
  return { ...made, states: { ...before.states, ...(Object.fromEntries(states) as Partial<FieldStates>) } }
}

function fieldState(
  field: FieldName,
  { confirmed, shown, lane }: ShownCustomer,
  typed: TypedField | undefined,
  style: InputStyle,
): FieldState {
  const read = typed === undefined ? null : readInput(field, typed.input, shown[field], style)
  const value = read?.kind === 'value' ? read.value : shown[field]
  const isChanged = read !== null && (read.kind === 'problem' || !same(field, read.value, shown[field]))
  const meanwhile =
    typed && isChanged && !same(field, typed.seen, shown[field]) && read?.kind === 'value'
      ? shown[field]
      : null
  const conflictEditId = conflictOf(field, lane)
  const refusal = refusalOf(field, lane)
  const waits = lane.some((edit) => edit.patch[field] !== undefined)
  return {
    field,
    input: typed?.input ?? toInput(field, shown[field], style),
    isChanged,
    mark: conflictEditId
      ? 'conflict'
      : isChanged
        ? 'changed'
        : refusal !== null
          ? 'refused'
          : waits
            ? 'waiting'
            : 'none',
    problem: isChanged && read?.kind === 'problem' ? read.problem : null,
    refusal,
    conflictEditId,
    inStore: isChanged || !same(field, value, confirmed[field]) ? confirmed[field] : null,
    meanwhile,
    wanted: isChanged && read?.kind === 'value' ? read.value : null,
  }
}

/** An unchanged value is right, whatever today's limits say. */
function readInput(field: FieldName, input: FormInput, shown: FieldValue, style: InputStyle) {
  return input === toInput(field, shown, style)
    ? ({ kind: 'value', value: shown } as const)
    : parseInput(field, input, style.amount)
}

const conflictOf = (field: FieldName, lane: readonly Edit[]): string | null =>
  lane.find(({ state }) => state.kind === 'conflict' && state.conflicts.some((one) => one.field === field))
    ?.id ?? null

/** The store's words about a field of a refused edit; `''` where it said none about this one. */
function refusalOf(field: FieldName, lane: readonly Edit[]): string | null {
  for (const { state, patch } of lane) {
    if (state.kind !== 'refused' || patch[field] === undefined) continue
    const words = state.refusal.fields[field]
    const isAboutOthers = Object.keys(state.refusal.fields).length > 0
    if (words !== undefined || !isAboutOthers) return words ?? ''
  }
  return null
}

/** Fields whose confirmed value has changed, other than through a waiting edit. */
export function arrivedFields(before: ShownCustomer, now: ShownCustomer): readonly FieldName[] {
  return FIELD_NAMES.filter(
    (field) =>
      !same(field, before.confirmed[field], now.confirmed[field]) &&
      !same(field, before.shown[field], now.confirmed[field]),
  )
}

const same = (field: FieldName, a: FieldValue, b: FieldValue): boolean =>
  isSameValue(field, a as FieldValues[typeof field], b as FieldValues[typeof field])
