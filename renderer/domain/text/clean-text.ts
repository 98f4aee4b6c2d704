// Removes what was not typed on purpose: characters that can't be seen, and what a copied address brings along.

import { FIELDS, type FieldName } from '../../../shared/customer.ts'

/**
 * A text for a field with everything removed that is certainly not meant: invisible, control and bidirectional
 * characters, spaces at the ends, `mailto:` or a name around an email address. Accents are composed (NFC).
 * What could be meant stays; `checkField` says what is wrong with it. A value that is in the store already must be
 * compared before it is cleaned, or an untouched field becomes a change.
 */
export function cleanText(field: FieldName, text: string): string {
  const kind = FIELDS[field]
  if (kind.kind === 'email') return cleanEmail(text)
  if (field === 'phone') return cleanPhone(text)
  if (kind.kind !== 'text') return text
  return kind.lines === 'many' ? withoutControls(text) : cleanLine(text)
}

/** The same for a piece that goes into the middle of other text: its ends are not the ends of the value. */
export function cleanPiece(field: FieldName, text: string): string {
  const kind = FIELDS[field]
  if (kind.kind !== 'text' && kind.kind !== 'email') return text
  if (kind.kind === 'text' && kind.lines === 'many') return withoutControls(text)
  const isPlain = kind.kind === 'email' || field === 'phone'
  return isPlain ? withoutHidden(oneLine(text)) : withoutUnneeded(oneLine(text))
}

/** Text without characters that take no room, such as U+200B and bidirectional marks. */
const withoutHidden = (text: string): string => text.replace(HIDDEN, '')

function cleanEmail(text: string): string {
  let email = withoutHidden(oneLine(text)).replace(FULL_WIDTH, narrow).replace(FULL_STOPS, '.').trim()
  const inBrackets = /^[^<>]*<([^<>]*@[^<>]*)>[\s;,.]*$/.exec(email)?.[1]
  if (inBrackets !== undefined) email = inBrackets.trim()
  const link = /^mailto:([^?]*)/i.exec(email)?.[1]
  if (link !== undefined) email = decoded(link)
  return email
    .replace(/^["'\u2018\u201C\u2039\u00AB](.*)["'\u2019\u201D\u203A\u00BB]$/, '$1')
    .replace(/[\s;,.]+$/, '')
    .trim()
}

const cleanPhone = (text: string): string =>
  withoutHidden(oneLine(text))
    .replace(/\u3000/g, ' ')
    .replace(/^\s*tel:/i, '')
    .replace(/[\s;,]+$/, '')
    .trim()

const cleanLine = (text: string): string => withoutUnneeded(oneLine(text)).trim()

const withoutControls = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, '')

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(BREAKS, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(ODD_SPACES, ' ')
}

/** Keeps the hidden characters that words of some languages, rare ideographs and emoji are written with. */
function withoutUnneeded(text: string): string {
  return text.replace(HIDDEN, (character, at: number) => {
    const [before, after] = [text.slice(Math.max(0, at - NEAR), at), text.slice(at + character.length)]
    if (/[\u200C\u200D]/.test(character)) return isJoiner(before, after) ? character : ''
    if (VARIATION.test(character)) return /[^\s\p{Cc}]$/u.test(before) ? character : ''
    return FLAG_TAG.test(character) && FLAG.test(before) ? character : ''
  })
}

const isJoiner = (before: string, after: string): boolean =>
  (JOINED.test(before) && /^[\p{L}\p{M}]/u.test(after)) ||
  (/[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after))

function decoded(link: string): string {
  try {
    return decodeURIComponent(link).trim()
  } catch {
    return link
  }
}

const narrow = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)

/** UTF-16 units before a hidden character that can decide about it: a flag has fewer. Reading further takes minutes in long texts. */
const NEAR = 64
const HIDDEN = /\p{Default_Ignorable_Code_Point}/gu
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** The ideographic space is not among them: it separates the parts of Japanese names. */
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F]/g
const FULL_WIDTH = /[\uFF01-\uFF5E]/g
/** What input methods of China and Japan write for a dot. */
const FULL_STOPS = /[\u3002\uFF61]/g
const VARIATION = /\p{Variation_Selector}/u
const FLAG_TAG = /[\u{E0020}-\u{E007F}]/u
const FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u
/** The end of a text in a script whose letters join. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}]$/u
