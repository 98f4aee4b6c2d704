import { type Customer, displayName } from '../../../shared/customer.ts'
import { isSameValue } from '../../../shared/field-value.ts'
import { checkField } from '../../../shared/validate.ts'
import { type PlanEntry, type PlanReason, seenOf } from '../sheet/plan.ts'
import { cleanText } from '../text/clean-text.ts'
import type { FieldChanges } from '../sync-state.ts'
import { changedCredit, type CreditChange } from './credit.ts'

/** One change for many customers. */
export type BulkChange =
  | { readonly kind: 'group'; readonly groupId: number }
  | { readonly kind: 'tax-category'; readonly category: string }
  /** A line that is added below the existing notes. */
  | { readonly kind: 'notes'; readonly line: string }
  | { readonly kind: 'credit'; readonly change: CreditChange }
  /** Whether the customer must choose a new password at the next login. */
  | { readonly kind: 'must-change-password'; readonly must: boolean }
  /** The password is reset when the store gets it; nothing can be read back. */
  | { readonly kind: 'force-reset' }

/** What a change would do to one customer as the screen shows it. */
export function planChange(
  id: number,
  shown: Customer | undefined,
  change: BulkChange,
  decimals: number,
): PlanEntry {
  const about = { row: null, customerId: id, label: shown ? displayName(shown) : `#${id}` }
  const problem = (reason: PlanReason): PlanEntry => ({ kind: 'problem', ...about, reasons: [reason] })
  if (!shown) return problem({ kind: 'not-here' })
  const wanted = wantedBy(change, shown, decimals)
  if (wanted === 'below-zero') return problem({ kind: 'credit-too-small' })
  const [field] = Object.keys(wanted) as (keyof FieldChanges)[]
  if (field === undefined || field === 'password' || field === 'force_reset') {
    return { kind: 'change', ...about, wanted, seen: {} }
  }
  const value = wanted[field]
  if (value === undefined || isSameValue(field, value as never, shown[field] as never)) {
    return { kind: 'same', ...about }
  }
  const wrong = checkField(field, value)
  if (wrong) return problem({ kind: 'field', field, text: String(value), problem: wrong })
  return { kind: 'change', ...about, wanted, seen: seenOf(shown, wanted) }
}

function wantedBy(change: BulkChange, shown: Customer, decimals: number): FieldChanges | 'below-zero' {
  switch (change.kind) {
    case 'group':
      return { customer_group_id: change.groupId }
    case 'tax-category':
      return { tax_exempt_category: cleanText('tax_exempt_category', change.category) }
    case 'notes':
      return { notes: withLine(shown.notes, cleanText('notes', change.line)) }
    case 'credit': {
      const after = changedCredit(shown.store_credit, change.change, decimals)
      return after === null ? 'below-zero' : { store_credit: after }
    }
    case 'must-change-password':
      return { reset_pass_on_login: change.must }
    case 'force-reset':
      return { force_reset: true }
  }
}

/** The notes with a line at the end; notes that end with an open line do not get an empty one. */
function withLine(notes: string, line: string): string {
  const above = notes.replace(/\s+$/, '')
  return above === '' ? line : `${above}\n${line}`
}
