import type { Customer } from '../../../shared/customer.ts'
import type { Overlay } from '../../../renderer/storage/local-store.ts'
import { searchTermsOf, type SearchWord } from '../../../renderer/domain/text/search-words.ts'
import type { CustomerQuery } from '../../../renderer/domain/customers/customer-query.ts'

/**
 * Searching as anybody would write it who had all the time in the world: what the index must answer. Only
 * `plain` knows letters; it is written in another way than the app's own.
 */
export function naiveSearch(
  confirmed: ReadonlyMap<number, Customer>,
  lanes: ReadonlyMap<number, Overlay>,
  query: CustomerQuery,
): readonly number[] {
  const shown = new Map(confirmed)
  for (const [id, lane] of lanes) shown.set(id, lane.shown)
  return [...shown.values()]
    .filter((customer) => hasWords(customer, query.text) && passes(customer, lanes.get(customer.id), query))
    .sort((a, b) => inOrder(a, b, query))
    .map(({ id }) => id)
}

function hasWords(customer: Customer, text: string): boolean {
  const { id, first_name, last_name, company, email, phone, notes } = customer
  const cells = [first_name, last_name, company, email, phone]
  const texts = [...cells, notes, `#${id}`]
    .map(plain)
    .concat(cells.map((cell) => plain(withTwoLetters(cell))))
  const phoneDigits = plain(phone).replace(/\D/g, '')
  const hasWord = ({ forms, digits }: SearchWord): boolean =>
    forms.some((word) => texts.some((one) => one.includes(word)) || phoneDigits.includes(word)) ||
    digits.some((one) => phoneDigits.includes(one))
  return searchTermsOf(text).every(
    (term) => hasWord(term) || (term.alternative.length > 0 && term.alternative.every(hasWord)),
  )
}

const withTwoLetters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖøØ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .replace(/[åÅ]/g, 'aa')

function plain(text: string): string {
  let bare = ''
  const marks = /[\p{Mn}\p{Default_Ignorable_Code_Point}'`´ʹʻʼʾʿˈ‘’‚‛′‵ꞌ]/u
  for (const one of text.toLowerCase().replaceAll('´', '').normalize('NFKD').toLowerCase()) {
    if (!marks.test(one)) bare += one
  }
  const letters = [
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['đ', 'd'],
    ['ð', 'd'],
    ['þ', 'th'],
    ['ı', 'i'],
    ['ς', 'σ'],
  ] as const
  for (const [letter, written] of letters) bare = bare.replaceAll(letter, written)
  for (let digit = 0; digit < 10; digit += 1) {
    for (const zero of [0x660, 0x6f0, 0x966]) {
      bare = bare.replaceAll(String.fromCodePoint(zero + digit), String(digit))
    }
  }
  return bare.replace(/[\p{Pd}\u2212]/gu, '-').replace(/[\s\p{Cc}]/gu, ' ')
}

function passes(customer: Customer, lane: Overlay | undefined, { filters }: CustomerQuery): boolean {
  const { group, state, hasCredit, createdFrom, createdTo, modifiedFrom, modifiedTo } = filters
  return (
    (group === undefined || customer.customer_group_id === group) &&
    (state === undefined || (lane?.state ?? 'clean') === state) &&
    (hasCredit === undefined || Number(customer.store_credit) > 0 === hasCredit) &&
    customer.date_created >= (createdFrom ?? -Infinity) &&
    customer.date_created <= (createdTo ?? Infinity) &&
    customer.date_modified >= (modifiedFrom ?? -Infinity) &&
    customer.date_modified <= (modifiedTo ?? Infinity)
  )
}

/** A control character is a blank to people. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, ' ').trim()

const collator = new Intl.Collator()

function inOrder(a: Customer, b: Customer, { sort: { by, direction } }: CustomerQuery): number {
  const turn = direction === 'up' ? 1 : -1
  const texts = (customer: Customer): readonly string[] => {
    switch (by) {
      case 'name': {
        const { first_name, last_name, email } = customer
        const names = [first_name, last_name].map(visible).filter(Boolean)
        return names.length > 0 ? names : [visible(email)]
      }
      case 'company':
      case 'email':
      case 'phone':
        return [visible(customer[by])]
      case 'store_credit':
      case 'customer_group_id':
      case 'date_created':
      case 'date_modified':
      case 'id':
        return []
    }
  }
  const [left, right] = [texts(a), texts(b)]
  // Without a value last, whatever the direction.
  const empty = Number(left[0] === '') - Number(right[0] === '')
  if (empty !== 0) return empty
  if (left[0] === '') return a.id - b.id
  for (let at = 0; at < 2; at += 1) {
    const [one, other] = [left[at] ?? '', right[at] ?? '']
    const order = Number(one === '') - Number(other === '') || collator.compare(one, other)
    if (order !== 0) return order * turn
  }
  const number = by === 'name' || by === 'company' || by === 'email' || by === 'phone' ? 'id' : by
  return (Number(a[number]) - Number(b[number]) || a.id - b.id) * turn
}
