import type { Customer } from '../../shared/customer.ts'

/** Which customers have one of some emails, whatever the case of the letters. */
export interface EmailBook {
  /** This email will be asked for; the others are not remembered, so that a million customers fit. */
  expect(email: string): void
  note(customer: Pick<Customer, 'id' | 'email'>): void
  /** The customers with this email: those who have it to the letter where there are any, else all. */
  ids(email: string): readonly number[]
  /** Whether anybody else has it. */
  isTaken(email: string, exceptId: number): boolean
}

export function createEmailBook(): EmailBook {
  const found = new Map<string, { id: number; email: string }[]>()
  return {
    expect(email) {
      if (!found.has(fold(email))) found.set(fold(email), [])
    },
    note: ({ id, email }) => void found.get(fold(email))?.push({ id, email }),
    ids(email) {
      const all = found.get(fold(email)) ?? []
      const exact = all.filter((one) => one.email === email.trim())
      return (exact.length > 0 ? exact : all).map(({ id }) => id)
    },
    isTaken: (email, exceptId) => (found.get(fold(email)) ?? []).some(({ id }) => id !== exceptId),
  }
}

const fold = (email: string): string => email.trim().toLowerCase()
