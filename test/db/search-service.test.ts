import { afterEach, expect, it, vi } from 'vitest'
import { importKey } from '../../renderer/storage/cipher.ts'
import { type SearchService, openSearchService } from '../../renderer/storage/search/search-service.ts'
import type { SearchChange } from '../../renderer/storage/local-store.ts'
import { aCustomer, manyCustomers } from '../support/database/people.ts'
import { KEY, open } from '../support/database/stores.ts'

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

const idsOf = async (service: SearchService, text: string): Promise<readonly number[]> => [
  ...((await service.answer({ no: 0, call: 'allIds', args: { query: { ...query, text } } })) as Uint32Array),
]

it('storing or removing customers does not wait until the index is read, which reads them as well', async () => {
  const store = await open()
  await store.customers.save(all)
  await store.close()
  const { letRead } = holdReading()
  const heard: SearchChange[] = []
  const service = await openSearchService(store.storeHash, await importKey(KEY), (change) =>
    heard.push(change),
  )
  const save = (first_name: string) =>
    service.answer({ no: 0, call: 'save', args: { customers: [aCustomer({ id: 4_000, first_name })] } })
  await save('Aaaaron')
  await save('Aaaabel')
  await service.answer({ no: 0, call: 'remove', args: { ids: [6_000] } })
  expect(heard.filter(({ loading }) => !loading)).toEqual([])

  letRead()
  expect(await idsOf(service, 'aaaaron')).toEqual([])
  expect(await idsOf(service, 'aaaabel')).toEqual([4_000])
  expect(await idsOf(service, '')).toHaveLength(all.length + 1)
  await service.answer({ no: 0, call: 'close', args: {} })
})
