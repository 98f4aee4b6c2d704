import { afterEach, beforeEach, expect } from 'vitest'
import type { Base, Customer, Patch } from '../../../shared/customer.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import {
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer,
} from '../../../electron/main/practice-store/server.ts'
import { anAttempt, linkIn, type LinkOptions, type TestLink } from './transport.ts'

export let server: PracticeServer
export let link: TestLink
export const ID = 3

async function begin(options: Partial<PracticeServerOptions> = {}, more: LinkOptions = {}): Promise<void> {
  server = await startPracticeServer({ customers: 8, seed: 7, ...options })
  connect(more)
}
/** Another run of the app, connected to the same store. */
export function connect(more: LinkOptions = {}): void {
  const access = { storeHash: server.storeHash, token: server.accessToken }
  link = linkIn(server.url, { ...more, access: { ...access, ...more.access } })
}
beforeEach(() => begin())
afterEach(async () => {
  await link.close()
  await server.close()
})
/** The same with another store. */
export async function restart(
  options: Partial<PracticeServerOptions>,
  more: LinkOptions = {},
): Promise<void> {
  await link.close()
  await server.close()
  await begin(options, more)
}

export const customer = async (): Promise<Customer> => {
  const answer = await link.client.customer(ID)
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}
export const deliver = (patch: Patch, more: Parameters<typeof anAttempt>[1] = {}): Promise<Outcome> =>
  link.delivery.deliver(anAttempt(patch, { customerId: ID, ...more }))
export const colleague = async (values: Base): Promise<void> => {
  expect(await server.colleagueEdits(ID, values)).toMatchObject({ ok: true })
}

async function control(path: string, method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}/__practice__/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}
export const fault = (
  what: Readonly<Record<string, unknown>>,
  match: Readonly<Record<string, string>> = { method: 'PUT' },
) => control('faults', 'POST', { match, do: what })
/** What arrived, without questions for the time. */
export async function requests(): Promise<readonly { method: string; body: unknown; isApplied: boolean }[]> {
  const all = (await control('requests', 'GET')) as {
    method: string
    path: string
    body: unknown
    isApplied: boolean
  }[]
  return all.filter(({ path }) => !path.endsWith('/time'))
}
export const methods = async (): Promise<string> => (await requests()).map(({ method }) => method).join(' ')
