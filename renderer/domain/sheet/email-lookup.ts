import { foldEmail } from '../../../shared/email.ts'
import type { EmailOwner } from '../customers/customer-query.ts'

/** Finds customers by email, ignoring case. */
export interface EmailLookup {
  /** The customers with exactly this email; if there are none, those with it in another case. */
  ids(email: string): readonly number[]
  /** Whether another customer has it. */
  isTaken(email: string, exceptId: number): boolean
}

export function createEmailLookup(
  owners: readonly EmailOwner[] = [],
): EmailLookup & { add(owner: EmailOwner): void } {
  const found = new Map<string, EmailOwner[]>()
  const add = (owner: EmailOwner): void => {
    const email = foldEmail(owner.email)
    const others = found.get(email)
    if (others) others.push(owner)
    else found.set(email, [owner])
  }
  owners.forEach(add)
  const all = (email: string): readonly EmailOwner[] => found.get(foldEmail(email)) ?? []
  return {
    add,
    ids(email) {
      const exact = all(email).filter((one) => one.email === email.trim())
      return (exact.length > 0 ? exact : all(email)).map(({ id }) => id)
    },
    isTaken: (email, exceptId) => all(email).some(({ id }) => id !== exceptId),
  }
}
