import { foldPoint } from '../../domain/text/fold.ts'

/** A piece of a text around the first place where `word`, which is folded, occurs; `''` where it does not. */
export function excerptOf(text: string, word: string): string {
  const { folded, origins } = foldWithOrigins(text)
  const at = folded.indexOf(word)
  if (at < 0) return ''
  const match = origins[at] ?? 0
  const from = match <= BEFORE ? 0 : wordStart(text, match - BEFORE)
  const to = text.length <= match + AFTER ? text.length : wordEnd(text, match + AFTER, match + word.length)
  const piece = text.slice(from, to).replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`
}

/** The folded text, and for each of its characters where it came from. */
function foldWithOrigins(text: string): { folded: string; origins: readonly number[] } {
  let folded = ''
  const origins: number[] = []
  let at = 0
  for (const character of text) {
    const piece = foldPoint(character.codePointAt(0) ?? 0)
    for (let more = 0; more < piece.length; more += 1) origins.push(at)
    folded += piece
    at += character.length
  }
  return { folded, origins }
}

function wordStart(text: string, at: number): number {
  const blank = text.slice(at, at + BEFORE / 2).search(/\s/)
  return blank < 0 ? wholeCharacter(text, at) : at + blank + 1
}

function wordEnd(text: string, at: number, least: number): number {
  const blank = text.lastIndexOf(' ', at)
  return blank > least && blank > at - AFTER / 2 ? blank : wholeCharacter(text, Math.max(at, least))
}

/** Never in the middle of a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at

const BEFORE = 24
const AFTER = 72
