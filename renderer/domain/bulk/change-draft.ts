import { type AmountStyle, parseAmount } from '../../../shared/validate.ts'
import type { BulkChange } from './change.ts'
import type { CreditChange } from './credit.ts'

export const CREDIT_WAYS = ['set', 'add', 'subtract', 'raise', 'lower'] as const
export type CreditWay = (typeof CREDIT_WAYS)[number]

/** What a person has typed and chosen so far, for every kind of change. */
export interface ChangeDraft {
  readonly kind: BulkChange['kind']
  readonly groupId: number
  readonly category: string
  readonly line: string
  readonly way: CreditWay
  readonly amount: string
  readonly stopsAtZero: boolean
  readonly must: boolean
}

export const emptyDraft: ChangeDraft = {
  kind: 'group',
  groupId: 0,
  category: '',
  line: '',
  way: 'add',
  amount: '',
  stopsAtZero: false,
  must: true,
}

export type ReadDraft =
  | { readonly kind: 'change'; readonly change: BulkChange }
  | { readonly kind: 'line-empty' }
  | { readonly kind: 'amount'; readonly problem: 'not-percent' | 'at-most-hundred' | AmountProblem }
type AmountProblem = Extract<ReturnType<typeof parseAmount>, { kind: 'problem' }>['problem']

/** The change that the draft says, or what is wrong with it. */
export function readDraft(draft: ChangeDraft, style: AmountStyle): ReadDraft {
  switch (draft.kind) {
    case 'group':
      return { kind: 'change', change: { kind: 'group', groupId: draft.groupId } }
    case 'tax-category':
      return { kind: 'change', change: { kind: 'tax-category', category: draft.category } }
    case 'notes':
      return draft.line.trim() === ''
        ? { kind: 'line-empty' }
        : { kind: 'change', change: { kind: 'notes', line: draft.line.trim() } }
    case 'credit':
      return readCredit(draft, style)
    case 'must-change-password':
      return { kind: 'change', change: { kind: 'must-change-password', must: draft.must } }
    case 'force-reset':
      return { kind: 'change', change: { kind: 'force-reset' } }
  }
}

function readCredit({ way, amount, stopsAtZero }: ChangeDraft, style: AmountStyle): ReadDraft {
  const isPercent = way === 'raise' || way === 'lower'
  const parsed = parseAmount(amount, isPercent ? { ...style, decimals: 4, signs: ['%'] } : style)
  if (parsed.kind === 'problem') {
    return { kind: 'amount', problem: isPercent ? 'not-percent' : parsed.problem }
  }
  const by = parsed.value
  // Digits alone: the value has four places.
  if (way === 'lower' && BigInt(by.replace('.', '')) > 100_0000n)
    return { kind: 'amount', problem: 'at-most-hundred' }
  const change: CreditChange = { how: HOW[way], by, unit: isPercent ? 'percent' : 'amount', stopsAtZero }
  return { kind: 'change', change: { kind: 'credit', change } }
}

const HOW = { set: 'set', add: 'add', subtract: 'subtract', raise: 'add', lower: 'subtract' } as const
