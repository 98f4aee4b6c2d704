import type { Customer } from '../../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../../shared/edit.ts'
import { aCustomer as buildCustomer, NOW } from '../builders/customer.ts'
import { anEdit as buildEdit } from '../builders/edit.ts'
import { seededRandom } from '../simulation/seeded-random.ts'

export { NOW }

/** The builder's customer with something in most of the fields that are searched. */
export const aCustomer = (values: Partial<Customer> = {}): Customer =>
  buildCustomer({
    company: 'Analytical Engines',
    phone: '+44 (20) 7946-0018',
    registration_ip_address: '203.0.113.7',
    date_created: NOW - 1_000_000,
    date_modified: NOW - 1_000,
    ...values,
  })

/** A new last name that waits. */
export const anEdit = (values: Partial<Edit> = {}): Edit =>
  buildEdit({ last_name: 'Lovelace' }, { kind: 'queued' }, { id: 'edit-1', ...values })

export const aCounterfoil = (values: Partial<Counterfoil> = {}): Counterfoil => ({
  id: values.editId ?? 'edit-1',
  editId: 'edit-1',
  customerId: 5,
  label: 'Ada Byron',
  ending: { kind: 'delivered', status: 200, differs: [] },
  before: { last_name: 'Byron' },
  after: { last_name: 'Lovelace' },
  secrets: [],
  createdAt: NOW,
  endedAt: NOW + 1_000,
  tries: 1,
  saves: 1,
  ...values,
})

/** `count` customers with ids from `firstId` on, some of them in other scripts, some with empty fields. */
export function manyCustomers(count: number, { seed = 7, firstId = 1 } = {}): readonly Customer[] {
  const chance = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
  return Array.from({ length: count }, (_, at) => {
    const id = firstId + at
    const [first_name, last_name] = [
      pick(FIRST_NAMES),
      `${pick(LAST_NAMES)}${pick(['', '', '-Smith', 'son'])}`,
    ]
    const time = NOW - Math.floor(chance() * 1e8) * 1_000
    return aCustomer({
      id,
      first_name,
      last_name,
      email: `${fitForEmail(first_name)}.${id}@${pick(DOMAINS)}`,
      company: chance() < 0.4 ? `${last_name} ${pick(KINDS)}` : '',
      phone: chance() < 0.8 ? phone(chance) : '',
      store_credit:
        chance() < 0.1 ? `${Math.floor(chance() * 500)}.${pick(['0000', '5000', '2500'])}` : '0.0000',
      customer_group_id: Math.floor(chance() * 4),
      notes:
        chance() < 0.3
          ? Array.from({ length: 3 + Math.floor(chance() * 20) }, () => pick(NOTE_WORDS)).join(' ')
          : '',
      registration_ip_address: `203.0.113.${Math.floor(chance() * 255)}`,
      accepts_marketing: chance() < 0.5,
      date_created: time,
      date_modified: time + Math.floor(chance() * 1e6) * 1_000,
    })
  })
}

const fitForEmail = (name: string): string => (/^[a-z]+$/i.test(name) ? name.toLowerCase() : 'customer')
const phone = (chance: () => number): string => {
  const digits = Array.from({ length: 9 }, () => Math.floor(chance() * 10)).join('')
  return chance() < 0.5 ? digits : `+49 ${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}`
}

// prettier-ignore
const FIRST_NAMES = [
  'Ada', 'Grace', 'Łucja', 'Ólafur', 'Żaneta', 'Émile', 'Zoë', 'Björn', 'José', 'Nguyễn', 'Александр', 'Ελένη',
  '美咲', '민준', 'יעל', 'فاطمة', 'Søren', 'Çağla', 'Anna', 'Bo', 'Charles', 'Daphne', 'Edsger', 'Frances', 'Gerda',
  'Hedy', 'Ivan', 'Joan', 'Katherine', 'Lise', 'Mary', 'Noether', 'Olga', 'Pelé', 'Quinn', 'Radia', 'Sofia', 'Tim',
]
// prettier-ignore
const LAST_NAMES = [
  'Byron', 'Hopper', 'Groß', 'Þórsson', 'Müller', 'Ørsted', 'Dvořák', 'Ionescu', 'Иванов', 'Παπαδοπούλου', '佐藤',
  '김', 'כהן', 'حسن', 'Smith', 'Jones', 'García', 'Silva', 'Rossi', 'Nowak', 'Kovács', 'Yılmaz', 'O’Brien', 'Weiß',
  'Lamarr', 'Lovelace', 'Meitner', 'Perlman', 'Turing', 'Dijkstra', 'Knuth', 'Liskov', 'Hamilton', 'Johnson',
]
const DOMAINS = ['example.com', 'mail.example', 'shop.test', 'post.invalid', 'example.org']
const KINDS = ['Ltd', 'GmbH', 'SARL', 'Bakery', 'Garden Centre', '& Daughters', 'Café']
// prettier-ignore
const NOTE_WORDS = [
  'prefers', 'blue', 'paper', 'please', 'ring', 'twice', 'invoice', 'by', 'post', 'Straße', 'café', 'wholesale',
  'VIP', 'returns', 'often', 'allergic', 'to', 'nuts', 'レシート', 'заказ', 'delivery', 'after', 'six', 'gift', 'wrap',
]
