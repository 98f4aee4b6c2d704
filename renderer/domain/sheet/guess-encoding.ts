import { detectAll } from 'jschardet'
import { type Encoding, textIn } from './encodings.ts'
import { oddShare } from './odd-letters.ts'

/**
 * The most likely encoding of bytes that are neither UTF-8 nor UTF-16. A library compares them with the letters of many
 * languages. A short list of names is too little for it, so how plausible the decoded text looks counts too.
 */
export function guessEncoding(bytes: Uint8Array<ArrayBuffer>): Encoding {
  const sample = telling(bytes)
  const scores = new Map<Encoding, number>()
  const options = { detectEncodings: Object.keys(NAMES), minimumThreshold: 0 }
  for (const { encoding, confidence } of detectAll(sample, options)) {
    const name = NAMES[encoding?.toLowerCase() ?? '']
    if (name) scores.set(name, Math.max(scores.get(name) ?? 0, confidence))
  }
  // The common encodings are always considered, even where the library rules them out.
  for (const name of ALWAYS) scores.set(name, Math.max(scores.get(name) ?? 0, LEAST))
  let best = WESTERN
  let most = 0
  for (const [name, confidence] of scores) {
    const score = confidence * plausibility(name, sample)
    if (score > most) [best, most] = [name, score]
  }
  // Where several encodings give the same text, the most common one is shown.
  return textIn(bytes, WESTERN) === textIn(bytes, best) ? WESTERN : best
}

const WESTERN: Encoding = 'windows-1252'

function plausibility(encoding: Encoding, sample: Uint8Array<ArrayBuffer>): number {
  // The sample may end in the middle of a letter.
  const text = textIn(sample, encoding) ?? textIn(sample.subarray(0, -1), encoding)
  if (text === null) return 0
  const share = 1 - oddShare(text)
  return share * share * (PRIORS[encoding] ?? 1) * (LANGUAGES[encoding]?.(text) ?? 1)
}

/** A sample: the beginning, or, where that is all ASCII, from the line of the first other byte on. */
function telling(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte > 0x7f)
  const start = first < SAMPLE / 2 ? 0 : bytes.lastIndexOf(0x0a, first) + 1
  return bytes.subarray(start, start + SAMPLE)
}

const SAMPLE = 100_000
const LEAST = 0.01
const ALWAYS: readonly Encoding[] = [WESTERN, 'macintosh', 'ibm850', 'shift_jis', 'euc-jp', 'gb18030', 'big5']
/** Western encodings are hard to tell apart, and this one is by far the most common. */
const PRIORS: Partial<Record<Encoding, number>> = { [WESTERN]: 1.25, 'x-mac-cyrillic': 0.9 }

/**
 * How plausible a text is in a language that the encoding is for. Turkish has six letters in the places of Icelandic
 * ones, and no acute accents. Japanese has full-width kana and kanji; half-width kana are rare, and often a wrong
 * guess.
 */
const LANGUAGES: Partial<Record<Encoding, (text: string) => number>> = {
  'windows-1254': (text) => (/[ğışĞİŞ]/.test(text) && !/[áéíóúýæ]/i.test(text) ? 2 : 1),
  shift_jis: (text) => 6 * shareOf(text, JAPANESE) * (1 - shareOf(text, HALF_WIDTH) / 2),
  'euc-jp': (text) => (shareOf(text, KANA) > 0.1 ? 3 : 1) * shareOf(text, JAPANESE),
}
const JAPANESE = /[\u3000-\u30ff\uff61-\uff9f\p{Script=Han}]/gu
const KANA = /[\u3040-\u30ff\uff61-\uff9f]/gu
const HALF_WIDTH = /[\uff61-\uff9f]/gu

function shareOf(text: string, pattern: RegExp): number {
  const beyond = text.match(/[^\0-\u007f]/gu)?.length ?? 0
  return beyond === 0 ? 0 : (text.match(pattern)?.length ?? 0) / beyond
}

/** The library's names of the encodings, and ours. */
const NAMES: Readonly<Record<string, Encoding>> = {
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'iso-8859-2': 'iso-8859-2',
  'iso-8859-5': 'iso-8859-5',
  'koi8-r': 'koi8-r',
  cp437: 'ibm850',
  cp850: 'ibm850',
  cp866: 'ibm866',
  ibm866: 'ibm866',
  macroman: 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  cp932: 'shift_jis',
  shift_jis: 'shift_jis',
  'euc-jp': 'euc-jp',
  gb18030: 'gb18030',
  big5: 'big5',
  cp949: 'euc-kr',
  'euc-kr': 'euc-kr',
}
