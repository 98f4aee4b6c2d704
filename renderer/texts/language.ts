import { computed, type ComputedRef, shallowRef } from 'vue'
import { german } from './de/index.ts'
import { english, type Texts } from './en/index.ts'

/** All texts of the interface, one place per language. */
const TEXTS = { en: english, de: german } as const satisfies Record<string, Texts>

export type Language = keyof typeof TEXTS
export const LANGUAGES = Object.keys(TEXTS) as readonly Language[]

/** The languages of the system, most wanted first; none where there is no system to ask (tests in Node). */
export const systemTags = (): readonly string[] =>
  typeof navigator === 'undefined' ? [] : navigator.languages

/** The first of the system's languages that there are texts for. */
export function systemLanguage(wanted: readonly string[] = systemTags()): Language {
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in TEXTS)
  return (found as Language | undefined) ?? 'en'
}

export const language = shallowRef<Language>(systemLanguage())

const current = computed<Texts>(() => TEXTS[language.value])

/** The texts of the language that is chosen now. */
export const useTexts = (): ComputedRef<Texts> => current
