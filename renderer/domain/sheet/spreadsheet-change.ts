/** How spreadsheets change a text that they take for a number or a date. */
export const SPREADSHEET_CHANGES = [
  'zeros',
  'rounded',
  'spaces',
  'letters',
  'date',
  'cut',
  'capitals',
] as const
export type SpreadsheetChange = (typeof SPREADSHEET_CHANGES)[number]

/**
 * How a spreadsheet may have changed the store's value into `cell` by itself; `null` where it can't have. Spreadsheets
 * remove leading zeros and a plus, and never add them.
 */
export function spreadsheetChange(cell: string, shown: string): SpreadsheetChange | null {
  if (shown.trim() === '' || cell.trim() === '') return null
  if (cell.normalize('NFC') === shown.normalize('NFC')) return 'letters'
  if (squeezed(cell) === squeezed(shown)) return 'spaces'
  if (hasLostZeros(cell, shown)) return 'zeros'
  if (isRounded(cell, shown)) return 'rounded'
  if (isSameNumber(cell, shown)) return WITH_POWER.test(shown) ? 'rounded' : 'zeros'
  if (isDateOf(cell, shown)) return 'date'
  if (isCut(cell, shown)) return 'cut'
  return FLAGS.test(cell.trim()) && FLAGS.test(shown.trim()) && isTrue(cell) === isTrue(shown)
    ? 'capitals'
    : null
}

/** The text with single spaces of one kind, and without invisible characters. */
const squeezed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** The digits of a text that a spreadsheet would take for a number, or `null`. */
function digitsOf(text: string): string | null {
  const plain = text.replace(/[\s'’\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '').replace(/^\+/, '')
  const whole = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(plain) ? plain.replace(/[.,]/g, '') : plain
  return /^\d+$/.test(whole) ? whole : (/^(\d+)[.,]0+$/.exec(whole)?.[1] ?? null)
}

function hasLostZeros(cell: string, shown: string): boolean {
  const [now, before] = [digitsOf(cell), digitsOf(shown)]
  if (now === null || before === null || now.length > before.length) return false
  if (cell.trim().startsWith('+') && !shown.trim().startsWith('+')) return false
  return now.replace(/^0+/, '') === before.replace(/^0+/, '')
}

/** "447700900456" became "4.47701E+11", or the digits after the fifteenth became zeros. */
function isRounded(cell: string, shown: string): boolean {
  const digits = shown.replace(/\D/g, '').replace(/^0+/, '')
  const match = SHORTENED.exec(cell.trim())
  if (match && digits !== '') {
    const [, whole = '', places = '', power = ''] = match
    return (
      Number(digits).toExponential(places.length) === `${whole}${places && `.${places}`}e+${Number(power)}`
    )
  }
  const now = digitsOf(cell)?.replace(/^0+/, '') ?? ''
  return (
    now.length > 15 && now.length === digits.length && now === digits.slice(0, 15).padEnd(digits.length, '0')
  )
}

/** "12.50" became "12.5", ".5" became "0.5", "1E5" became "100000" or "1.00E+05". */
function isSameNumber(cell: string, shown: string): boolean {
  const [now = '', before = ''] = [cell, shown].map((text) => text.trim().replace(',', '.'))
  return NUMBER.test(now) && NUMBER.test(before) && /[.E]/i.test(before) && Number(now) === Number(before)
}

const WITH_POWER = /\dE[+-]?\d/i
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i

/** A number in scientific notation, whose last digits are lost. */
export const isShortened = (cell: string): boolean => SHORTENED.test(cell.trim())
const SHORTENED = /^[+-]?(\d)(?:[.,](\d+))?E\+?(\d+)$/i

/** "2-1" became "02. Jan", "MAR1" became "1-Mar": the numbers in the text are those of the date. */
function isDateOf(cell: string, shown: string): boolean {
  if (!LIKE_A_DATE.test(shown.trim()) || !IS_A_DATE.test(cell.trim())) return false
  const numbers = dateNumbers(cell)
  return dateNumbers(shown).every((number) => numbers.includes(number))
}

const MONTHS = [
  'jan',
  'feb',
  'm[aä]r',
  'apr',
  'ma[iy]',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[ck]t',
  'nov',
  'de[cz]',
]
const MONTH = `(?:${MONTHS.join('|')})[a-zä]*`
const LIKE_A_DATE = new RegExp(
  `^(?:\\d{1,4}[-/.]\\d{1,2}(?:[-/.]\\d{1,4})?\\.?|${MONTH}[-. /]?\\d{1,4}|\\d{1,2}[-. /]?${MONTH})$`,
  'i',
)
const IS_A_DATE = new RegExp(
  `^(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?: 00:00:00)?|\\d{1,2}[-. /]+${MONTH}(?:[-. /]+\\d{2,4})?|${MONTH}[-. /]+\\d{1,4}|\\d{1,2}[./-]\\d{1,2}\\.?)$`,
  'i',
)

function dateNumbers(text: string): readonly number[] {
  const numbers = (text.replace(/ 00:00:00$/, '').match(/\d+/g) ?? []).map((digits) => Number(digits) % 100)
  const word = /[a-zä]+/i.exec(text)?.[0]
  if (word === undefined) return numbers
  return [...numbers, MONTHS.findIndex((month) => new RegExp(`^${month}`, 'i').test(word)) + 1]
}

/** The lengths at which different spreadsheets cut off the text of a cell. */
const CUTS: ReadonlySet<number> = new Set([255, 256, 32_767, 50_000])

function isCut(cell: string, shown: string): boolean {
  const plain = shown.replace(/\r\n?/g, '\n')
  const now = cell.replace(/\r\n?/g, '\n')
  return now.length < plain.length && (CUTS.has(now.length) || CUTS.has(cell.length)) && plain.startsWith(now)
}

const FLAGS = /^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso|vero)$/i
const isTrue = (text: string): boolean => /^(?:true|wahr|vrai|verdadero|vero)$/i.test(text.trim())
