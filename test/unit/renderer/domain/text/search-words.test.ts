import { expect, test } from 'vitest'
import {
  phoneDigits,
  searchTermsOf,
  searchWordsOf,
} from '../../../../../renderer/domain/text/search-words.ts'

test('the words of a search are folded, each once, without what surrounds them', () => {
  expect(searchWordsOf(' "Cruz, ANNA" <mailto:A@b.example>; cruz ').map(({ forms }) => forms)).toEqual([
    ['cruz'],
    ['anna'],
    ['a@b.example'],
  ])
  expect(searchWordsOf(' , ’ \u200B ')).toEqual([])
})

test('a word with ü is looked for in both spellings', () => {
  expect(searchWordsOf('Jürgen')[0]?.forms).toEqual(['jurgen', 'juergen'])
})

test('neighbours that are a phone number together are one term, short numbers are words', () => {
  expect(searchTermsOf('anna +49 30 1234567')).toMatchObject([
    { forms: ['anna'], alternative: [] },
    { forms: [], digits: expect.arrayContaining(['301234567']), alternative: [{}, {}, {}] },
  ])
  expect(searchTermsOf('12 34').map(({ forms }) => forms)).toEqual([['12'], ['34']])
})

test.each([
  ['+49301234567', '301234567'],
  ['00491701234567', '1701234567'],
  ['01149301234567', '301234567'],
  ['+3531234567', '1234567'],
  ['+12125550100', '2125550100'],
  ['12125550100', '2125550100'],
  ['89161234567', '9161234567'],
])('%s is found by %s', (number, digits) => {
  expect(phoneDigits(number)).toContain(digits)
})
