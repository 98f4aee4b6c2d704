import { creditText } from '../../../shared/field-value.ts'

/** How the store credit of many customers changes. `by` is an amount or, with `percent`, a number of percent. */
export interface CreditChange {
  readonly how: 'set' | 'add' | 'subtract'
  /** Decimal text, not negative: "12.5". */
  readonly by: string
  readonly unit: 'amount' | 'percent'
  /** Customers who have less than is subtracted end at zero instead of being left out. */
  readonly stopsAtZero: boolean
}

/**
 * The credit after the change, rounded half up to the store's decimals, or `null` where it would fall below
 * zero. Whole units of a ten-thousandth all the way: no float comes near money.
 */
export function changedCredit(before: string, change: CreditChange, decimals: number): string | null {
  const now = unitsOf(before)
  // Enough extra digits that nothing is rounded before the end.
  const scaled = now * FINER
  const by = unitsOf(change.by) * (change.unit === 'amount' ? FINER : now)
  const after = change.how === 'set' ? by : change.how === 'add' ? scaled + by : scaled - by
  if (after < 0n) return change.stopsAtZero ? textOf(0n) : null
  const step = 10n ** BigInt(PLACES - decimals)
  return textOf(((after + (step * FINER) / 2n) / (step * FINER)) * step)
}

/** Places after the point of every credit, as the store writes it. */
const PLACES = 4
/** A hundred percent in the units in which a percentage is counted, ten-thousandths of a percent. */
const FINER = 100n * 10n ** BigInt(PLACES)

const unitsOf = (amount: string): bigint => BigInt(creditText(amount).replace('.', ''))

const textOf = (units: bigint): string => {
  const digits = units.toString().padStart(PLACES + 1, '0')
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`
}
