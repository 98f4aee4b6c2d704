import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES, textsOf } from '../../../../renderer/i18n/language.ts'
import { type FoundText, textsWithin } from './texts-within.ts'

/** Phrases that read as translated, by language. A language without a list is checked for everything else. */
const BANNED: Readonly<Record<string, RegExp>> = {
  en: /\bnobody\b|\bwhoever\b|\banew\b|\bshall\b|go(es)? by (itself|themselves)|(take|took|taken) (it |them |all )?back|stands still|asks for a pause|trouble of its own|stretch of time|in this machine|on this machine|\ball right\b|\bhits?\b/i,
  de: /\bvon selbst\b|\bzurück(nehmen|genommen)\b|\bgehen? (hinaus|als Nächstes)\b|\bbittet um eine Pause\b|\bbat um eine Pause\b|\bsteht still\b|\bbrauch(t|en) Sie\b|\bniemand\b|\bRechner\b|\b[Vv]orig/,
}

test('every folder of texts is a language that can be chosen', () => {
  const folders = readdirSync('renderer/i18n', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect([...LANGUAGES].toSorted()).toEqual(folders.toSorted())
})

for (const language of LANGUAGES) {
  const found = textsWithin(textsOf(language))
  const wrong = (isWrong: (text: FoundText) => boolean): readonly string[] =>
    found.filter(isWrong).map(({ path, text }) => `${path}: ${text}`)

  test(`${language}: no text begins or ends with a space, or has two in a row`, () => {
    expect(wrong(({ text }) => text !== text.trim() || text.includes('  '))).toEqual([])
  })

  test(`${language}: no text is empty, or shows a value that is missing`, () => {
    const isEmpty = ({ path, text }: FoundText) => text === '' && path !== 'states.row.clean'
    expect(wrong(isEmpty)).toEqual([])
    expect(wrong(({ text }) => /undefined|null|NaN|\[object/.test(text))).toEqual([])
  })

  test(`${language}: no text uses a phrase that reads as translated`, () => {
    expect(wrong(({ text }) => BANNED[language]?.test(text) ?? false)).toEqual([])
  })

  test(`${language}: explanations are sentences with a period, and titles and labels have none`, () => {
    expect(wrong(({ path, text }) => EXPLANATION.test(path) && !/[.?…]$/.test(text))).toEqual([])
    expect(wrong(({ path, text }) => TITLE.test(path) && text.endsWith('.'))).toEqual([])
  })
}

/** Texts below a title or beside a field: the keys that all languages share. */
const EXPLANATION =
  /^problems\.|^signIn\.problems|\.reasons\.|Fix$|\.(emptyText|noneText|failedText|goneText)$/
const TITLE = /Title$|^shell\.screens\.|^fields\.names\.|\.columns\.|^states\.edit\./
