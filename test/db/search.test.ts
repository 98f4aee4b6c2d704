import { describe, expect, it } from 'vitest'
import type { Overlay, LocalStore, SearchChange } from '../../renderer/storage/local-store.ts'
import type { CustomerQuery } from '../../renderer/domain/customers/customer-query.ts'
import { aCounterfoil, aCustomer, anEdit, manyCustomers } from '../support/database/people.ts'
import { open, reopen, settled, soon } from '../support/database/stores.ts'

const query = (text = '', more: Partial<CustomerQuery> = {}): CustomerQuery => ({
  text,
  filters: {},
  sort: { by: 'id', direction: 'up' },
  ...more,
})

async function hits(store: LocalStore, text: string): Promise<readonly number[]> {
  return [...(await store.search.allIds(query(text)))]
}

const zoe = aCustomer({
  id: 7,
  first_name: 'Zoë',
  last_name: 'Weiß',
  company: 'Crème & Søn',
  email: 'ZOE@Mail.example',
  phone: '+49 (30) 123-45 67',
  notes:
    'Called on Monday.\nShe would like the large marzipan box, in blue paper, before the sixth of December.',
})

describe('Searching', () => {
  it('finds words of any field in any order, whatever case and accents', async () => {
    const store = await open()
    await store.customers.save([...manyCustomers(5), zoe])
    for (const text of [
      'zoe',
      'ZOË',
      'Zoe\u0308',
      'weiss',
      'WEIẞ',
      'creme son',
      'mail.example zoë',
      'marzipan WEISS',
      '#7',
    ]) {
      expect(await hits(store, text), text).toEqual([7])
    }
    for (const text of ['zoeweiss', 'zoe byron', 'weisss', '#77'])
      expect(await hits(store, text), text).toEqual([])
    expect(await hits(store, '  ')).toHaveLength(6)
  })

  it('finds phones with and without what people write between the digits', async () => {
    const store = await open()
    await store.customers.save([zoe, aCustomer({ id: 8, phone: '03012345', email: 'no12@example.com' })])
    for (const text of ['4930123', '301234567', '123-45', '(30)', '+49', '49(30)123-4567']) {
      expect(await hits(store, text), text).toContain(7)
    }
    expect(await hits(store, '030-12')).toEqual([8])
    // The digits of a phone number are not looked for in names and addresses.
    expect(await hits(store, '1-2')).toEqual([7, 8])
    await store.customers.save([aCustomer({ id: 8, phone: '', email: 'no12@example.com' })])
    expect(await hits(store, '1-2')).toEqual([7])
    expect(await hits(store, '12')).toEqual([7, 8])
  })

  it('shows a piece of the notes where only they have a word', async () => {
    const store = await open()
    await store.customers.save([zoe])
    const excerpt = async (text: string) => (await store.search.find(query(text), 0, 1))?.rows[0]?.noteExcerpt
    expect(await excerpt('zoe')).toBe('')
    expect(await excerpt('123')).toBe('')
    const large = await excerpt('zoe MARZI')
    expect(large).toBe('…would like the large marzipan box, in blue paper, before the sixth of December.')
    expect(await excerpt('called')).toBe(
      'Called on Monday. She would like the large marzipan box, in blue paper,…',
    )
  })

  it('finds who has an email as people see it, whatever the case of the letters', async () => {
    const store = await open()
    await store.customers.save([
      zoe,
      aCustomer({ id: 8, email: 'zoe@mail.example' }),
      aCustomer({ id: 9, email: 'una@mail.example' }),
      aCustomer({ id: 10, email: 'gone@mail.example' }),
    ])
    const ids = async (...emails: string[]) =>
      (await store.search.ownersOf(emails)).map(({ id }) => id).sort((a, b) => a - b)
    expect(await ids(' Zoe@mail.EXAMPLE ', 'nobody@mail.example')).toEqual([7, 8])
    expect(await ids('oe@mail.example')).toEqual([])
    expect(await store.search.ownersOf(['zoe@mail.example', 'ZOE@MAIL.EXAMPLE'])).toEqual(
      expect.arrayContaining([
        { id: 7, email: 'ZOE@Mail.example' },
        { id: 8, email: 'zoe@mail.example' },
      ]),
    )

    // No search waits for what was saved or removed a moment before.
    const shown = aCustomer({ id: 9, email: 'zoe@mail.example' })
    void store.search.setOverlays(new Map([[9, { shown, pending: ['email'], state: 'waiting' }]]))
    void store.customers.remove([10])
    expect(await ids('zoe@mail.example', 'una@mail.example', 'gone@mail.example')).toEqual([7, 8, 9])
  })

  it('answers the newest question; older ones are cancelled', async () => {
    const store = await open()
    await store.customers.save(manyCustomers(3_000))
    const asked = ['a', 'an', 'ann', 'anna'].map((text) => store.search.find(query(text), 0, 10))
    const answers = await Promise.all(asked)
    expect(answers.slice(0, 3)).toEqual([null, null, null])
    expect(answers[3]?.total).toBeGreaterThan(0)
  })

  it('gives any window of the rows, and none behind the last', async () => {
    const store = await open()
    await store.customers.save(manyCustomers(100))
    const found = await store.search.find(query(), 98, 140)
    expect(found).toMatchObject({ total: 100, from: 98 })
    expect(found?.rows.map(({ id }) => id)).toEqual([99, 100])
    expect((await store.search.find(query(), 100, 150))?.rows).toEqual([])
    expect(await store.search.positionOf(query(), 50)).toBe(49)
    expect(await store.search.positionOf(query(), 5_000)).toBe(-1)
    expect(await store.search.positionOf(query('#1'), 2)).toBe(-1)
  })

  it('sorts as the language does, with empty values last in both directions', async () => {
    const store = await open()
    const names = ['Zoë', 'ärger', 'Anna', 'anna', 'Ärger', 'Bo', 'Żaneta', '']
    await store.customers.save(names.map((company, at) => aCustomer({ id: at + 1, company })))
    const companies = async (direction: 'up' | 'down') =>
      (await store.search.find(query('', { sort: { by: 'company', direction } }), 0, 10))?.rows.map(
        ({ company }) => company,
      )
    const sorted = ['Anna', 'anna', 'Bo', 'Zoë', 'Żaneta', 'ärger', 'Ärger'].sort(new Intl.Collator().compare)
    expect(await companies('up')).toEqual([...sorted, ''])
    expect(await companies('down')).toEqual([...sorted.toReversed(), ''])
  })
})

describe('The outbox over customers', () => {
  const renamed = aCustomer({ id: 2, first_name: 'Grace', last_name: 'Zuse', notes: 'Secretly a queen' })
  const mark: Overlay = { shown: renamed, pending: ['first_name', 'last_name'], state: 'conflict' }

  it('is what is searched, sorted and shown, until it is lifted', async () => {
    const store = await open()
    const confirmed = [1, 2, 3].map((id) => aCustomer({ id, first_name: `B${id}`, notes: 'Likes tea' }))
    await store.customers.save(confirmed)
    await store.search.setOverlays(new Map([[2, mark]]))
    expect(await hits(store, 'grace zuse queen')).toEqual([2])
    expect(await hits(store, 'B2')).toEqual([])
    expect(await hits(store, 'tea')).toEqual([1, 3])
    const byName = query('', { sort: { by: 'name', direction: 'up' } })
    const rows = (await store.search.find(byName, 0, 5))?.rows
    expect(rows?.map(({ id }) => id)).toEqual([1, 3, 2])
    expect(rows?.[2]).toMatchObject({ last_name: 'Zuse', state: 'conflict', pending: mark.pending })
    expect(await store.search.allIds(query('', { filters: { state: 'conflict' } }))).toEqual(
      Uint32Array.of(2),
    )
    await store.search.setOverlays(new Map([[2, null]]))
    expect(await hits(store, 'B2 tea')).toEqual([2])
    expect(await hits(store, 'zuse')).toEqual([])
    expect(await store.search.allIds(query('', { filters: { state: 'conflict' } }))).toHaveLength(0)
  })

  it('stays over what is pulled meanwhile, which shows when it is lifted', async () => {
    const store = await open()
    await store.customers.save([aCustomer({ id: 2 })])
    await store.search.setOverlays(new Map([[2, mark]]))
    await store.customers.save([aCustomer({ id: 2, first_name: 'Pulled' })])
    expect(await hits(store, 'pulled')).toEqual([])
    await store.outbox.commit({ put: [anEdit()] })
    await store.outbox.commit({
      end: [aCounterfoil()],
      confirmed: [aCustomer({ id: 2, first_name: 'Delivered' })],
    })
    await store.search.setOverlays(new Map([[2, null]]))
    expect(await hits(store, 'delivered')).toEqual([2])
  })
})

describe('The index', () => {
  it('reports that rows have changed, after pulls, deliveries and edits', async () => {
    const store = await open()
    const heard: SearchChange[] = []
    const stop = store.search.onChange((change) => heard.push(change))
    await soon(() => expect(heard.at(-1)).toEqual({ indexed: 0, loading: false }))
    await store.customers.save(manyCustomers(600))
    await soon(() => expect(heard.at(-1)).toEqual({ indexed: 600, loading: false }))
    const before = heard.length
    await store.outbox.commit({ confirmed: [aCustomer({ id: 3, first_name: 'Delivered' })] })
    await soon(() => expect(heard.length).toBeGreaterThan(before))
    expect(await hits(store, 'delivered')).toEqual([3])
    stop()
  })

  it('of another window learns what this one stores and removes', async () => {
    const one = await open()
    const other = await open(one.storeHash)
    await one.customers.save([...manyCustomers(300), zoe])
    await soon(async () => expect(await hits(other, 'weiss marzipan')).toEqual([7]))
    await other.outbox.commit({ confirmed: [{ ...zoe, last_name: 'Schwarz' }] })
    await soon(async () => expect(await hits(one, 'schwarz zoe')).toEqual([7]))
    await one.customers.remove([7])
    await soon(async () => expect(await hits(other, 'zoe schwarz')).toEqual([]))
    expect(await hits(other, '')).toHaveLength(299)
  })

  it('finds every customer, each in their place, from the first moment of a start', async () => {
    const MANY = 20_000
    let store = await open()
    await store.customers.save(manyCustomers(MANY))
    const byName = query('', { sort: { by: 'name', direction: 'up' } })
    const before = await store.search.find(byName, MANY - 5, MANY)
    await store.search.find(byName, 0, 50)
    await settled(store)
    store = await reopen(store)
    const last = before?.rows.at(-1)?.id ?? 0
    const [found, place] = await Promise.all([
      store.search.find(byName, MANY - 5, MANY),
      store.search.positionOf(byName, last),
    ])
    expect(found).toEqual(before)
    expect(place).toBe(MANY - 1)
  })

  it('takes a query that a framework has wrapped', async () => {
    const store = await open()
    await store.customers.save([zoe])
    const wrap = <T extends object>(value: T): T => new Proxy(value, {})
    const wrapped = wrap({
      text: 'zoe',
      filters: wrap({ group: 0 }),
      sort: wrap({ by: 'name', direction: 'up' }),
    })
    expect((await store.search.find(wrapped as CustomerQuery, 0, 5))?.total).toBe(1)
  })
})
