import type { StoredCustomer, StoredFormField } from '../stored-customer.ts'
import { type Chance, chance } from './chance.ts'
import { type Culture, type People, spelled } from './culture.ts'
import { GROUPS } from './groups.ts'
import { LATIN_CULTURES } from './latin-cultures.ts'
import { noteFor } from './notes.ts'
import { OTHER_SCRIPTS } from './other-scripts.ts'

/** The customers that a store has at first: as many as asked for, the same for the same seed. */
export interface Seed {
  readonly seed: number
  readonly customers: number
}

/**
 * The customer with this id, from 1 to `customers`. Made when it is asked for and kept nowhere, so that a
 * hundred thousand cost no more than two thousand.
 */
export function seededCustomer(seed: Seed, id: number): StoredCustomer {
  const { culture, person, luck } = personOf(seed.seed, id)
  const first = spelled(person.first)
  const last = spelled(person.last)
  const oddity = oddityOf(seed.seed, id)
  const city = luck.pick(culture.places).split(', ')[0] ?? ''
  const company = luck.next() < 0.42 ? companyFor(luck, culture, last.written, city) : ''
  const whole: StoredCustomer = {
    id,
    company: oddity === 'long' ? longCompany(company || `${last.written} Holding`) : company,
    first_name: oddity === 'long' ? longName(first.written) : first.written,
    last_name: last.written,
    email: emailOf(seed.seed, id),
    phone: luck.next() < 0.8 ? digits(luck, luck.pick(culture.phones)) : '',
    form_fields: formFields(luck),
    ...seededDates(seed, id),
    store_credit: credit(luck),
    registration_ip_address: ipAddress(luck),
    customer_group_id: luck.next() < 0.55 ? 0 : 1 + luck.below(GROUPS.length),
    notes: noteFor(luck, culture.notes, oddity),
    tax_exempt_category:
      luck.next() < 0.94 ? '' : luck.pick(['EU-B2B', 'CHARITY', 'EDU', 'Gemeinnützig §52 AO']),
    reset_pass_on_login: luck.oneIn(40),
    accepts_marketing: luck.next() < 0.4,
  }
  // Taken over from elsewhere with nothing but an address, which the API itself would refuse.
  return oddity === 'bare' ? { ...whole, first_name: '', last_name: '', company: '', phone: '' } : whole
}

/** Cheap, so that filters on dates need not make whole customers. */
export function seededDates(
  { seed, customers }: Seed,
  id: number,
): Pick<StoredCustomer, 'date_created' | 'date_modified'> {
  const luck = chance(seed, id, DATES)
  const created = FIRST_DAY + Math.floor(((id - luck.next()) / customers) * (LAST_DAY - FIRST_DAY))
  const modified = created + Math.floor(luck.next() ** 2 * (NEWEST_SEEDED - created))
  return { date_created: created, date_modified: modified }
}

/** No seeded customer was modified later; seconds since 1970. */
export const NEWEST_SEEDED = Date.UTC(2025, 10, 30) / 1000

/** The id of the seeded customer who has this address at first, in any letter case, or `null`. */
export function seededOwnerOf({ seed, customers }: Seed, email: string): number | null {
  const id = Number(/(\d+)@/.exec(email)?.[1])
  const isOwner = id >= 1 && id <= customers && emailOf(seed, id) === email.toLowerCase()
  return isOwner ? id : null
}

/** The culture of a customer, for the addresses. */
export function personOf(
  seed: number,
  id: number,
): { culture: Culture; person: { first: string; last: string }; luck: Chance } {
  const luck = chance(seed, id, PERSON)
  const culture = pickCulture(luck.below(ALL_WEIGHT))
  const people: People = luck.pick(culture.people)
  return { culture, person: { first: luck.pick(people.first), last: luck.pick(people.last) }, luck }
}

export const digits = (luck: Chance, pattern: string): string =>
  pattern.replace(/#/g, () => String(luck.below(10)))

export type Oddity = 'none' | 'long' | 'markup' | 'bare'

/** A few customers are as awkward as some always are. */
function oddityOf(seed: number, id: number): Oddity {
  const at = chance(seed, id, ODDITY).below(1000)
  return ODDITIES[at] ?? 'none'
}

const ODDITIES: readonly Oddity[] = ['long', 'long', 'long', 'markup', 'markup', 'markup', 'bare']
const PERSON = 1
const DATES = 2
const ODDITY = 3
const EMAIL = 4
const FIRST_DAY = Date.UTC(2014, 2, 3) / 1000
const LAST_DAY = Date.UTC(2025, 9, 31) / 1000

const CULTURES = [...LATIN_CULTURES, ...OTHER_SCRIPTS]
const ALL_WEIGHT = CULTURES.reduce((sum, { weight }) => sum + weight, 0)

function pickCulture(at: number): Culture {
  let left = at
  for (const culture of CULTURES) {
    if (left < culture.weight) return culture
    left -= culture.weight
  }
  throw new RangeError(`no culture at ${at}`)
}

/** The id in it makes it unique, and lets it be found without a list of all addresses. */
function emailOf(seed: number, id: number): string {
  const { person } = personOf(seed, id)
  const luck = chance(seed, id, EMAIL)
  const first = spelled(person.first).ascii
  const last = spelled(person.last).ascii
  const name = luck.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.slice(0, 1)}.${last}`,
    `${last}.${first}`,
  ])
  return `${name}${id}@${luck.pick(DOMAINS)}`
}

const DOMAINS = [
  'example.com',
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'post.example.org',
]

const companyFor = (luck: Chance, { companies }: Culture, last: string, city: string): string =>
  luck.pick(companies).replaceAll('{last}', last).replaceAll('{city}', city)

const longName = (first: string): string =>
  `${first} Maria Theresia Johanna Wilhelmina Alexandrine Philippa Henriette Sophia`.slice(0, 100)

const longCompany = (company: string): string =>
  `${company} – Gesellschaft für den Vertrieb von Büchern, Schreibwaren, Spielzeug und feinen Papieren mbH & Co. KG, Zweigniederlassung für das In- und Ausland, Abteilung Einkauf / Purchasing Department, 3rd floor, c/o reception desk`.slice(
    0,
    255,
  )

function formFields(luck: Chance): readonly StoredFormField[] | null {
  if (luck.next() < 0.7) return null
  const fields: StoredFormField[] = [
    {
      name: 'How did you hear of us?',
      value: luck.pick(['A friend', 'Search engine', 'Flyer', 'Messe / trade fair', null]),
    },
  ]
  if (luck.oneIn(2))
    fields.push({ name: 'Preferred contact', value: luck.pick(['E-mail', 'Telephone', 'Post']) })
  if (luck.oneIn(3))
    fields.push({ name: 'VAT number', value: luck.oneIn(2) ? null : digits(luck, 'XX#########') })
  return fields
}

function credit(luck: Chance): string {
  const at = luck.next()
  if (at < 0.72) return '0.0000'
  if (at < 0.9) return `${5 * (1 + luck.below(20))}.0000`
  if (at < 0.99) return `${luck.below(200)}.${String(5 * luck.below(20)).padStart(2, '0')}00`
  return `${1000 + luck.below(9000)}.${digits(luck, '####')}`
}

function ipAddress(luck: Chance): string {
  const at = luck.next()
  if (at < 0.12) return ''
  if (at < 0.2) return `2001:db8::${luck.below(65_536).toString(16)}`
  return `${luck.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + luck.below(254)}`
}
