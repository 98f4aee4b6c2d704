import { computed, type ComputedRef, shallowRef } from 'vue'
import { texts as english, type Texts } from './en/index.ts'

// All texts of the interface. A language is a folder with an `index.ts` that exports `texts`; nothing else lists it.

const FOLDERS = import.meta.glob<{ readonly texts: Texts }>('./*/index.ts', { eager: true })

const TEXTS: Readonly<Record<Language, Texts>> = Object.fromEntries(
  Object.entries(FOLDERS).map(([path, { texts }]) => [path.split('/')[1] ?? '', texts]),
)

/** The name of a folder here, such as `en`: a language of ISO 639. */
export type Language = string
export const LANGUAGES: readonly Language[] = Object.keys(TEXTS).toSorted((a, b) =>
  textsOf(a).languageName.localeCompare(textsOf(b).languageName),
)

/** The texts of a language; English where there are none. */
export function textsOf(tag: Language): Texts {
  return TEXTS[tag] ?? english
}

/** The languages of the system, most wanted first; none where there is no system to ask (tests in Node). */
export const systemTags = (): readonly string[] =>
  typeof navigator === 'undefined' ? [] : navigator.languages

/** The first of the system's languages that there are texts for. */
export function systemLanguage(wanted: readonly string[] = systemTags()): Language {
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in TEXTS)
  return found ?? 'en'
}

export const language = shallowRef<Language>(systemLanguage())

const current = computed<Texts>(() => textsOf(language.value))

/** The texts of the language that is chosen now. */
export const useTexts = (): ComputedRef<Texts> => current
