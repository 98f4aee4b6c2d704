import type { StoredCustomer, StoredFormField } from '../stored-customer.ts'
import { type Random, createRandom } from './random.ts'
import { type Culture, type People, spelled } from './cultures/culture.ts'
import { GROUPS } from './groups.ts'
import { ENGLISH_AND_GERMAN_CULTURES } from './cultures/english-and-german.ts'
import { OTHER_LATIN_CULTURES } from './cultures/other-latin.ts'
import { ROMANCE_CULTURES } from './cultures/romance.ts'
import { noteFor, type Oddity } from './notes.ts'
import { OTHER_SCRIPTS } from './cultures/other-scripts.ts'

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
  const { culture, person, random } = personOf(seed.seed, id)
  const first = spelled(person.first)
  const last = spelled(person.last)
  const oddity = oddityOf(seed.seed, id)
  const city = random.pick(culture.places).split(', ')[0] ?? ''
  const company = random.next() < 0.42 ? companyFor(random, culture, last.written, city) : ''
  const whole: StoredCustomer = {
    id,
    company: oddity === 'long' ? longCompany(company || `${last.written} Holding`) : company,
    first_name: oddity === 'long' ? longName(first.written) : first.written,
    last_name: last.written,
    email: emailOf(seed.seed, id),
    phone: random.next() < 0.8 ? digits(random, random.pick(culture.phones)) : '',
    form_fields: formFields(random),
    ...seededDates(seed, id),
    store_credit: credit(random),
    registration_ip_address: ipAddress(random),
    customer_group_id: random.next() < 0.55 ? 0 : 1 + random.below(GROUPS.length),
    notes: noteFor(random, culture.notes, oddity),
    tax_exempt_category:
      random.next() < 0.94 ? '' : random.pick(['EU-B2B', 'CHARITY', 'EDU', 'Gemeinnützig §52 AO']),
    reset_pass_on_login: random.oneIn(40),
    accepts_marketing: random.next() < 0.4,
  }
  // Taken over from elsewhere with nothing but an address, which the API itself would refuse.
  return oddity === 'bare' ? { ...whole, first_name: '', last_name: '', company: '', phone: '' } : whole
}

/** Cheap, so that filters on dates need not make whole customers. */
export function seededDates(
  { seed, customers }: Seed,
  id: number,
): Pick<StoredCustomer, 'date_created' | 'date_modified'> {
  const random = createRandom(seed, id, DATES)
  const created = FIRST_DAY + Math.floor(((id - random.next()) / customers) * (LAST_DAY - FIRST_DAY))
  const modified = created + Math.floor(random.next() ** 2 * (NEWEST_SEEDED - created))
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
): { culture: Culture; person: { first: string; last: string }; random: Random } {
  const random = createRandom(seed, id, PERSON)
  const culture = pickCulture(random.below(ALL_WEIGHT))
  const people: People = random.pick(culture.people)
  return { culture, person: { first: random.pick(people.first), last: random.pick(people.last) }, random }
}

export const digits = (random: Random, pattern: string): string =>
  pattern.replace(/#/g, () => String(random.below(10)))

/** A few customers are as awkward as some always are. */
function oddityOf(seed: number, id: number): Oddity {
  const at = createRandom(seed, id, ODDITY).below(1000)
  return ODDITIES[at] ?? 'none'
}

const ODDITIES: readonly Oddity[] = ['long', 'long', 'long', 'markup', 'markup', 'markup', 'bare']
const PERSON = 1
const DATES = 2
const ODDITY = 3
const EMAIL = 4
const FIRST_DAY = Date.UTC(2014, 2, 3) / 1000
const LAST_DAY = Date.UTC(2025, 9, 31) / 1000

/** The order decides who a seeded customer is: the same seed makes the same people only while it stays. */
const CULTURES = [
  ...ENGLISH_AND_GERMAN_CULTURES,
  ...ROMANCE_CULTURES,
  ...OTHER_LATIN_CULTURES,
  ...OTHER_SCRIPTS,
]
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
  const random = createRandom(seed, id, EMAIL)
  const first = spelled(person.first).ascii
  const last = spelled(person.last).ascii
  const name = random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.slice(0, 1)}.${last}`,
    `${last}.${first}`,
  ])
  return `${name}${id}@${random.pick(DOMAINS)}`
}

const DOMAINS = [
  'example.com',
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'post.example.org',
]

const companyFor = (random: Random, { companies }: Culture, last: string, city: string): string =>
  random.pick(companies).replaceAll('{last}', last).replaceAll('{city}', city)

const longName = (first: string): string =>
  `${first} Maria Theresia Johanna Wilhelmina Alexandrine Philippa Henriette Sophia`.slice(0, 100)

const longCompany = (company: string): string =>
  `${company} – Gesellschaft für den Vertrieb von Büchern, Schreibwaren, Spielzeug und feinen Papieren mbH & Co. KG, Zweigniederlassung für das In- und Ausland, Abteilung Einkauf / Purchasing Department, 3rd floor, c/o reception desk`.slice(
    0,
    255,
  )

function formFields(random: Random): readonly StoredFormField[] | null {
  if (random.next() < 0.7) return null
  const fields: StoredFormField[] = [
    {
      name: 'How did you hear of us?',
      value: random.pick(['A friend', 'Search engine', 'Flyer', 'Messe / trade fair', null]),
    },
  ]
  if (random.oneIn(2))
    fields.push({ name: 'Preferred contact', value: random.pick(['E-mail', 'Telephone', 'Post']) })
  if (random.oneIn(3))
    fields.push({ name: 'VAT number', value: random.oneIn(2) ? null : digits(random, 'XX#########') })
  return fields
}

function credit(random: Random): string {
  const at = random.next()
  if (at < 0.72) return '0.0000'
  if (at < 0.9) return `${5 * (1 + random.below(20))}.0000`
  if (at < 0.99) return `${random.below(200)}.${String(5 * random.below(20)).padStart(2, '0')}00`
  return `${1000 + random.below(9000)}.${digits(random, '####')}`
}

function ipAddress(random: Random): string {
  const at = random.next()
  if (at < 0.12) return ''
  if (at < 0.2) return `2001:db8::${random.below(65_536).toString(16)}`
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + random.below(254)}`
}
