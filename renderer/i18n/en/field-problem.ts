import type { FieldProblem } from '../../../shared/validate.ts'
import type { ShortenedNumber } from '../../domain/sheet/cell-value.ts'

/** What is wrong with a value, and so what to do. */
export function fieldProblem(what: FieldProblem | ShortenedNumber): string {
  switch (what.kind) {
    case 'required':
      return 'This field is required.'
    case 'too-short':
      return `Enter at least ${number(what.min)} characters.`
    case 'too-long':
      return `Use at most ${number(what.max)} characters. You entered ${number(what.length)}.`
    case 'not-an-email':
      return 'Enter an email address, such as name@example.com.'
    case 'several-emails':
      return 'Enter only one email address.'
    case 'email-sign':
      return wrongSign(what)
    case 'not-an-amount':
      return 'Enter an amount, such as 12.50.'
    case 'negative':
      return 'Store credit can’t be negative.'
    case 'too-many-decimals':
      return what.decimals === 0
        ? 'This store uses whole amounts only.'
        : `Use at most ${number(what.decimals)} decimal places.`
    case 'shortened-number':
      return 'A spreadsheet shortened this number, so digits are missing. Format the column as text, enter the full number again, and save the file.'
    case 'not-a-group':
      return 'Enter a group ID, or 0 for no group.'
  }
}

function wrongSign({ sign, excerpt }: { sign: string; excerpt: string }): string {
  if (/^\s+$/.test(sign)) return `Remove the space in “${excerpt}”.`
  if (/^\.{2,}$/.test(sign)) return `Remove one of the dots in “${excerpt}”.`
  return INVISIBLE.test(sign)
    ? `Enter this part again, it contains a character that can’t be seen: “${excerpt}”.`
    : `Remove “${sign}” in “${excerpt}”.`
}
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]/u

const number = new Intl.NumberFormat('en').format
