import { MIN_PASSPHRASE_LENGTH } from '../../../shared/credentials.ts'

export type Strength = 'weak' | 'fair' | 'strong'

/**
 * How long guessing would take, roughly: the number of different characters, and how many kinds there are to
 * choose from. A hint for the person who types, not a measure.
 */
export function strengthOf(passphrase: string): Strength {
  const signs = [...passphrase]
  const different = new Set(signs.map((sign) => sign.toLowerCase())).size
  // Repeated characters count a third: `aaaaaaaaaaaa` is not twelve choices.
  const choices = different + (signs.length - different) / 3
  const bits = choices * Math.log2(kindsIn(passphrase))
  return bits < 45 ? 'weak' : bits < 70 ? 'fair' : 'strong'
}

const kindsIn = (text: string): number =>
  KINDS.reduce((sum, [kind, size]) => (kind.test(text) ? sum + size : sum), 0) || 1

const KINDS = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/\s/, 1],
  [/[^\sa-zA-Z\d]/, 30],
] as const

export type PassphraseFault = 'needed' | 'short' | 'differs'

/** What is wrong with a new passphrase that was typed twice, or `null`. */
export function passphraseFault(passphrase: string, again: string): PassphraseFault | null {
  if (passphrase === '') return 'needed'
  if ([...passphrase].length < MIN_PASSPHRASE_LENGTH) return 'short'
  return passphrase === again ? null : 'differs'
}
