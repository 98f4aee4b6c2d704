import { foldEmail } from '../../shared/email.ts'
import type { EmailOwner } from '../db/local-store.ts'

/** Which customers have one of some emails, whatever the case of the letters. */
export interface EmailBook {
  /** The customers with this email: those who have it to the letter where there are any, else all. */
  ids(email: string): readonly number[]
  /** Whether anybody else has it. */
  isTaken(email: string, exceptId: number): boolean
}

export function createEmailBook(owners: readonly EmailOwner[] = []): EmailBook {
  const found = new Map<string, EmailOwner[]>()
  for (const owner of owners) {
    const email = foldEmail(owner.email)
    const others = found.get(email)
    if (others) others.push(owner)
    else found.set(email, [owner])
  }
  const all = (email: string): readonly EmailOwner[] => found.get(foldEmail(email)) ?? []
  return {
    ids(email) {
      const exact = all(email).filter((one) => one.email === email.trim())
      return (exact.length > 0 ? exact : all(email)).map(({ id }) => id)
    },
    isTaken: (email, exceptId) => all(email).some(({ id }) => id !== exceptId),
  }
}
