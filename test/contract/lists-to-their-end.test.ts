import { afterEach, expect, it } from 'vitest'
import { type PracticeServer, startPracticeServer } from '../../electron/main/practice-store/server.ts'
import type { Switches } from '../../electron/main/practice-store/switches.ts'
import { anAttempt, linkIn, type TestLink } from '../support/contract/transport.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function linkWith(switches: Partial<Switches>): Promise<{ link: TestLink; server: PracticeServer }> {
  const server = await startPracticeServer({ customers: 120, seed: 3, switches })
  const link = linkIn(server.url, { access: { storeHash: server.storeHash, token: server.accessToken } })
  open.push(server, link)
  return { link, server }
}

it.each(['asked', 'short'] as const)(
  'reads every group and address, whatever the pages (%s)',
  async (pages) => {
    const { link } = await linkWith({ groups: 'many', addresses: 'many', pages })
    const groups = await link.client.groups()
    expect(groups.ok && groups.value.records.map(({ id }) => id)).toEqual(
      Array.from({ length: 130 }, (_, at) => at + 1),
    )
    const addresses = await link.client.addresses(5)
    expect(addresses.ok && new Set(addresses.value.records.map(({ id }) => id)).size).toBe(120)
  },
)

it('reads every customer from pages that are cut short, and from those with odd customers', async () => {
  const { link } = await linkWith({ pages: 'short', oddCustomers: 'some' })
  const ids: number[] = []
  const odd: (number | null)[] = []
  for (let minId: number | null = 1; minId !== null;) {
    const page = await link.client.customers({ minId })
    if (!page.ok) throw new Error(page.problem.code)
    ids.push(...page.value.records.map(({ id }) => id))
    odd.push(...page.value.unreadable.map(({ id }) => id))
    minId = page.value.nextId
  }
  // A credit of "12,34,5" and a group "vip" cannot be shown as the store has them; everything else can.
  expect(odd).toEqual([60, 80])
  expect(ids).toHaveLength(118)
})

it('names what the store holds, and believes the store once it is mended', async () => {
  const { link, server } = await linkWith({})
  await server.control('PUT', 'customers/5/odd', { store_credit: '12,34,5' })
  expect(await link.client.customer(5)).toMatchObject({
    problem: { code: 'unreadable', detail: 'store_credit: "12,34,5"', record: { id: 5 } },
  })
  await server.control('PUT', 'customers/5/odd', null)
  expect(await link.client.customer(5)).toMatchObject({ ok: true, value: { id: 5 } })
})

it.each(['full', 'base'] as const)(
  'delivers over odd values that can be understood (%s)',
  async (putAnswer) => {
    const { link, server } = await linkWith({ putAnswer })
    await server.control('PUT', 'customers/5/odd', {
      date_modified: 'Wed, 30 Nov -0001 00:00:00 +0000',
      store_credit: null,
      customer_group_id: '',
      form_fields: {},
      phone: [],
    })
    const before = await link.client.customer(5)
    const company = before.ok ? before.value.company : ''
    expect(await link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company } }))).toMatchObject({
      kind: 'delivered',
      customer: {
        id: 5,
        company: 'New',
        store_credit: '0.0000',
        phone: '',
        date_modified: 0,
        form_fields: [],
      },
    })
    // What is written is no longer odd.
    await link.delivery.deliver(anAttempt({ phone: '020 1' }, { base: { phone: '' } }))
    expect(await link.client.customer(5)).toMatchObject({ ok: true, value: { phone: '020 1' } })
  },
)
