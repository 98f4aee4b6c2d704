/** An amount from a spreadsheet, in a form that `parseAmount` understands. */
export interface PlainAmount {
  readonly text: string
  /** The sign or code of a currency that isn't the store's, or `null`. */
  readonly otherCurrency: string | null
}

/**
 * Normalizes how accountants and countries write amounts: apostrophes and thin spaces between groups, brackets or a
 * trailing minus for negative amounts, a dash for zero or for no cents, full-width and Arabic digits, and the currency.
 * @param signs what may stand beside an amount of this store, such as its currency
 */
export function plainAmount(cell: string, signs: readonly string[]): PlainAmount {
  let text = withPlainDigits(cell.normalize('NFKC').replace(HIDDEN, '')).trim()
  const currency = currencyIn(text)
  text = text.replace(CURRENCY, '').trim()
  const isBracketed = /^\(.*\)$/.test(text)
  if (isBracketed) text = text.slice(1, -1).trim()
  // Accountants write zero as "-" or "€ -".
  if (DASH.test(text)) text = '0'
  // "12,-" and "12.–" are whole amounts.
  text = text.replace(/(\d)[.,]\s*[-\u2010-\u2015\u2212]{1,2}$/, '$1')
  const isNegative = isBracketed || /^[-\u2010-\u2015\u2212]|[-\u2010-\u2015\u2212]$/.test(text)
  text = text.replace(/^[-\u2010-\u2015\u2212]\s*|\s*[-\u2010-\u2015\u2212]$/g, '')
  text = text.replace(/(\d)['’ʼ\s](?=\d{3}(?!\d))/gu, '$1')
  const own = signs.map((sign) => sign.toLowerCase())
  const isOther = currency !== '' && !own.includes(currency.toLowerCase())
  const isZero = /^[0.,]*$/.test(text)
  return {
    text: isNegative && !isZero ? `-${text}` : text,
    otherCurrency: isOther && !isZero ? currency : null,
  }
}

/** A currency sign, a code of three letters, or an abbreviation with a period, on either side of the digits. */
const CURRENCY =
  /\p{Sc}|(?<!\p{L})(?:kr|zł|Kč|Ft|lei|S?Fr|Rp|Rs|R\$|US\$|A\$|C\$|円|元|원|руб|р|лв|грн)\.?(?!\p{L})|(?<![\p{L}\d])[A-Z]{3}(?![\p{L}])/giu
const HIDDEN = /\p{Default_Ignorable_Code_Point}/gu

function currencyIn(text: string): string {
  const [found = ''] = text.match(CURRENCY) ?? []
  return found
}

const DASH = /^\(?\s*[-\u2010-\u2015\u2212]\s*\)?$/

/** Replaces digits of other scripts by 0 to 9. */
const withPlainDigits = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      let zero = code
      while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
      return String(code - zero)
    })
    .replace(/\u066b/g, '.')
    .replace(/[\u066c]/g, ',')
