/**
 * The share of letters beyond ASCII that look wrong where they are: symbols inside a word, a capital between small
 * letters, two scripts in one word. Text that was read in the wrong encoding has many.
 * @returns 0 to 1; 0 where all is ASCII
 */
export function oddShare(text: string): number {
  let beyond = 0
  let odd = 0
  for (const [word] of text.matchAll(WORDS)) {
    const letters = word.match(BEYOND_ASCII)?.length ?? 0
    if (letters === 0) continue
    beyond += letters
    if (isOdd(word)) odd += letters
  }
  return beyond === 0 ? 0 : odd / beyond
}

/** Whether a word looks like none that people write. */
function isOdd(word: string): boolean {
  return UNKNOWN.test(word) || SIGN_WITHIN.test(word) || CAPITAL_WITHIN.test(word) || isMixed(word)
}

/** Whether a word mixes scripts. Japanese mixes its own, and full-width signs go with any. */
function isMixed(word: string): boolean {
  return SCRIPTS.filter((script) => script.test(word)).length > 1
}

const WORDS = /[^\s,;|"]+/gu
const BEYOND_ASCII = /[^\0-\u007f]/gu
const UNKNOWN = /[\u0080-\u009f\ufffd\p{Co}\p{Cn}\u2500-\u25ff]/u
const SIGN_WITHIN =
  /[\p{L}\p{M}](?![’‘'·ªº´`])[\p{S}\p{Po}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{No}](?<![\0-\u007f])[\p{L}]/u
const CAPITAL_WITHIN = /\p{Ll}(?![\0-\u007f])\p{Lu}|\p{Lu}(?![\0-\u007f])\p{Lu}\p{Ll}/u
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
]
