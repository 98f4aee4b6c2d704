/** The type of a CSV file. */
export const CSV = 'text/csv;charset=utf-8'

/** "customers 2026-05-06.csv", with the day of this machine. */
export function sheetName(what: string, now: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${what} ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.csv`
}
