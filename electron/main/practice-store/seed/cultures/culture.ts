/** What people of one country are called, where they live and what a shop notes about them. */
export interface Culture {
  readonly country: string
  readonly iso2: string
  /** How many of a hundred customers come from here. */
  readonly weight: number
  readonly people: readonly People[]
  /** `city, state, zip`; a `#` stands for a digit. */
  readonly places: readonly string[]
  /** A `%` stands for the house number. */
  readonly streets: readonly string[]
  readonly phones: readonly string[]
  /** `{last}` and `{city}` are those of the customer. */
  readonly companies: readonly string[]
  readonly notes: readonly string[]
  /** Family name first, where both are written together. */
  readonly isFamilyNameFirst?: true
}

/** First and last names that go together. Outside Latin script each is followed by `=` and its ASCII form. */
export interface People {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** `'Ada Grace'`, or `'De Vries|Smit'` where entries hold spaces. */
export const splitNames = (text: string): readonly string[] => text.split(text.includes('|') ? '|' : ' ')

/** A name as it is written, and in ASCII for addresses on the net. */
export function spelled(entry: string): { readonly written: string; readonly ascii: string } {
  const at = entry.indexOf('=')
  return at < 0
    ? { written: entry, ascii: asciiOf(entry) }
    : { written: entry.slice(0, at), ascii: entry.slice(at + 1) }
}

const asciiOf = (name: string): string =>
  name
    .replace(/[ßæœøłđıåäöü]/gi, (letter) => LETTERS[letter.toLowerCase()] ?? letter)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '')

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  å: 'a',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
}
