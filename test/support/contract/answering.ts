import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Outcome } from '../../../shared/outcome.ts'
import { anAttempt, linkIn, type Serve, type TestLink, type TinyStore, tinyStore } from './transport.ts'

/** One server for the tests of a file, and an app connected to it. */
export let store: TinyStore
export let link: TestLink
/** How the server answers; each test sets it. */
export const server: { serve: Serve } = { serve: () => undefined }

/** Another run of the app: what the last one had to wait for is forgotten. */
export function reconnect(): void {
  link = linkIn(store.url)
}

beforeAll(async () => {
  store = await tinyStore((request, response) => server.serve(request, response))
})
beforeEach(() => {
  store.received.length = 0
  reconnect()
})
afterEach(() => link.close())
afterAll(() => store.close())

export const put = (): Promise<Outcome> =>
  link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company: '' } }))
