import { afterEach, expect, it, vi } from 'vitest'
import { importKey } from '../../renderer/db/cipher.ts'
import { type Desk, openDesk } from '../../renderer/db/search/desk.ts'
import type { SearchChange } from '../../renderer/db/local-store.ts'
import { aCustomer, manyCustomers } from './builders/people.ts'
import { KEY, open } from './builders/stores.ts'

const all = manyCustomers(300)
const query = { text: '', filters: {}, sort: { by: 'id', direction: 'up' } } as const

afterEach(() => vi.restoreAllMocks())

/** Nothing can be read until `letRead`, as if it took very long. */
function holdReading(): { readonly letRead: () => void } {
  let letRead = (): void => undefined
  const held = new Promise<void>((resolve) => (letRead = resolve))
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...sealed) => {
    await held
    return decrypt(...sealed)
  })
  return { letRead }
}

const idsOf = async (desk: Desk, text: string): Promise<readonly number[]> => [
  ...((await desk.answer({ no: 0, call: 'allIds', args: { query: { ...query, text } } })) as Uint32Array),
]

it('Nobody who stores or removes customers waits until the index is read, which reads them as well', async () => {
  const store = await open()
  await store.customers.save(all)
  await store.close()
  const { letRead } = holdReading()
  const heard: SearchChange[] = []
  const desk = await openDesk(store.storeHash, await importKey(KEY), (change) => heard.push(change))
  const save = (first_name: string) =>
    desk.answer({ no: 0, call: 'save', args: { customers: [aCustomer({ id: 4_000, first_name })] } })
  await save('Aaaaron')
  await save('Aaaabel')
  await desk.answer({ no: 0, call: 'remove', args: { ids: [6_000] } })
  expect(heard.filter(({ loading }) => !loading)).toEqual([])

  letRead()
  expect(await idsOf(desk, 'aaaaron')).toEqual([])
  expect(await idsOf(desk, 'aaaabel')).toEqual([4_000])
  expect(await idsOf(desk, '')).toHaveLength(all.length + 1)
  await desk.answer({ no: 0, call: 'close', args: {} })
})
