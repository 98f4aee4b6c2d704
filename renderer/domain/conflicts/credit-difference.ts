import { creditText } from '../../../shared/field-value.ts'

/** How much more the second amount is than the first, as decimal text with four places: `"-2.5000"`. */
export const creditChange = (from: string, to: string): string => textOf(unitsOf(to) - unitsOf(from))

/**
 * The credit with both changes in it: what I gave and what they took.
 * @returns `null` where it would be below zero, or is one of the two amounts anyway
 */
export function bothCredits(base: string, mine: string, theirs: string): string | null {
  const both = unitsOf(mine) + unitsOf(theirs) - unitsOf(base)
  return both < 0n || both === unitsOf(mine) || both === unitsOf(theirs) ? null : textOf(both)
}

/** Ten-thousandths, exactly. */
function unitsOf(amount: string): bigint {
  const digits = creditText(amount).replace('.', '')
  return /^-?\d+$/.test(digits) ? BigInt(digits) : 0n
}

function textOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}
