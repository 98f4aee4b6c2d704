import { foldEmail } from '../../../shared/email.ts'
import type { EmailOwner } from '../../domain/customers/customer-query.ts'
import type { CustomerIndex } from './customer-index.ts'
import type { Pause } from './yield-to-others.ts'
import { CELLS } from './row-text.ts'

/**
 * Customers that have one of these emails. A slot is a customer's for good, so none is missed or counted twice when
 * customers change while this paused. `null` when the pause says stop.
 */
export async function ownersOf(
  index: CustomerIndex,
  emails: readonly string[],
  pause: Pause,
): Promise<readonly EmailOwner[] | null> {
  const wanted = new Set(emails.map(foldEmail))
  const owners: EmailOwner[] = []
  for (let slot = 0; slot < index.slots(); slot += 1) {
    if (slot % PIECE === 0 && !(await pause())) return null
    if (!index.isAlive(slot)) continue
    const email = index.cell(slot, EMAIL)
    if (wanted.has(foldEmail(email))) owners.push({ id: index.columns.ids[slot] ?? 0, email })
  }
  return owners
}

const EMAIL = CELLS.indexOf('email')
const PIECE = 1_000
