import { expect, test } from 'vitest'
import { createIndex } from '../../../../../renderer/storage/search/customer-index.ts'
import { createFinder } from '../../../../../renderer/storage/search/finder.ts'
import { createSortIndex } from '../../../../../renderer/storage/search/sort-index.ts'
import { aCustomer } from '../../../../support/builders/customer.ts'

/** The ids of those among these people whom a search finds. */
async function found(search: string, ...people: Parameters<typeof aCustomer>[0][]): Promise<number[]> {
  const index = createIndex()
  const finder = createFinder(index, createSortIndex(index))
  const nobody = { first_name: 'Zed', last_name: 'Zed', email: 'z@z.example', phone: '555', company: '' }
  index.put([{ ...nobody }, ...people].map((one, at) => aCustomer({ ...nobody, ...one, id: at + 1 })))
  const query = { text: search, filters: {}, sort: { by: 'id', direction: 'up' } } as const
  return [...((await finder.allIds(query, async () => true)) ?? [])].map((id) => id - 1)
}

test.each([
  ["O'Brien", 'O’Brien'],
  ["O'Brien", 'OBrien'],
  ['OBrien', "O'Brien"],
  ['O’Brien', 'Oʼbrien'],
  ['obrien', 'O`Brien'],
  ['Smith-Jones', 'Smith‐Jones'],
  ['Smith—Jones', 'Smith-Jones'],
  ['smith−jones', 'Smith\u2011Jones'],
  ['Anna', 'An\u200Bna'],
  ['An\u200Dna', 'Anna'],
  ['Mueller', 'Müller'],
  ['mueller', 'Mu\u0308ller'],
  ['Müller', 'Mueller'],
  ['muller', 'Müller'],
  ['Soerensen', 'Sørensen'],
  ['Aaberg', 'Åberg'],
  ['Петр', 'Пётр'],
  ['Ἀθηνᾶ', 'Αθηνά'],
  ['yilmaz', 'Yılmaz'],
  ['ibrahim', 'İbrahim'],
  ['ＡＮＮＡ', 'Anna'],
  ['ﾔﾏﾀﾞ', 'ヤマダ'],
  ['دوم', 'دُوم'],
  ['احمد', 'أحمد'],
  ['علي', 'علی'],
  ['فاطمه', 'فاطمة'],
  ['محمد', 'محمـــد'],
  ['Gallà', 'Gal·la'],
  ['Mueller-Lü', 'Müller-Lüdenscheidt'],
])('the name %j finds %j', async (typed, name) => {
  expect(await found(typed, { last_name: name })).toEqual([1])
})

test('a word beside a phone number is found with two letters for one', async () => {
  expect(await found('Mueller', { phone: '030 123 Müller' })).toEqual([1])
})

test('a letter that is written with two does not find names written with one', async () => {
  expect(await found('Joe', { first_name: 'Jordan' }, { first_name: 'Joe' })).toEqual([2])
})

const anna = { first_name: 'Anna', last_name: 'Cruz', email: 'a@b.example', phone: '+49 30 1234567' }

test.each([
  'Anna Cruz <a@b.example>',
  '"Cruz, Anna" <mailto:a@b.example>;',
  'Cruz, Anna',
  'mailto:a@b.example',
  'anna\u00A0cruz',
  'a@b.example,',
])('%j finds Anna', async (typed) => {
  expect(await found(typed, anna)).toEqual([1])
})

const WAYS = [
  '+49 30 1234567',
  '+49 (0)30 / 123-45-67',
  '0049301234567',
  '011 49 30 1234567',
  '030 1234567',
  '(030) 123 45 67',
  '030-123.4567',
  '30 1234567',
  'tel:+49-30-1234567',
  '+٤٩ ٣٠ ١٢٣٤٥٦٧',
  '０３０\u3000１２３４５６７',
  '‪+49 30 1234567‬',
]
test.each(WAYS)('the phone number %j is found in every form', async (typed) => {
  for (const phone of WAYS) expect([phone, await found(typed, { phone })]).toEqual([phone, [1]])
})

test.each([
  ['+1 415 555 0100', '(415) 555-0100'],
  ['1-415-555-0100', '415.555.0100'],
  ['415 555 0100', '+1 (415) 555-0100'],
  ['0044 20 7946 0000', '020 7946 0000'],
  ['06 1234 5678', '+39 06 12345678'],
  ['+353 1 234 5678', '(01) 234-5678'],
])('%j finds %j', async (typed, phone) => {
  expect(await found(typed, { phone })).toEqual([1])
})

test('another number is not found, and numbers in other fields still are', async () => {
  expect(await found('030 1234568', { phone: '+49 30 1234567' })).toEqual([])
  expect(await found('2024 123456', { company: 'Order 2024', notes: '123456' })).toEqual([1])
})
