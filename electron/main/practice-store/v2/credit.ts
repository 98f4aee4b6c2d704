/**
 * A credit as the store keeps it: four decimals. Takes a number, an integer or a decimal as text; `null`
 * for anything else, anything below zero, and more than sixteen digits before the point.
 */
export function readCredit(value: unknown, rounding: 'nearest' | 'down'): string | null {
  const text = typeof value === 'number' ? plain(value) : typeof value === 'string' ? value : ''
  const match = /^([+-]?)(\d{0,16})(?:\.(\d*))?$/.exec(text)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (!match || whole + fraction === '') return null
  const kept = fraction.slice(0, 4).padEnd(4, '0')
  const isUp = rounding === 'nearest' && (fraction[4] ?? '0') >= '5'
  const units = BigInt(whole + kept) + (isUp ? 1n : 0n)
  if (sign === '-' && units > 0n) return null
  const written = units.toString().padStart(5, '0')
  return `${written.slice(0, -4)}.${written.slice(-4)}`
}

/** Without an exponent, which `String` writes for very small and very large numbers. */
const plain = (value: number): string =>
  Number.isFinite(value) && Math.abs(value) < 1e16
    ? /e/.test(String(value))
      ? value.toFixed(20)
      : String(value)
    : ''
