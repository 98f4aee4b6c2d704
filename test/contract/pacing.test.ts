import { expect, it } from 'vitest'
import { startPracticeServer } from '../../electron/main/practice-store/server.ts'
import { anAttempt, linkIn } from '../support/contract/transport.ts'

/** More than our share of a window of either quota. */
const EDITS = 150

// What the other app asks for while this process is kept from running counts against the reserve of a tenth:
// its window is long enough for a pause of a second and a half.
it.each([
  ['alone', { total: 40, windowMs: 1_000, otherApp: 0 }],
  ['beside another app', { total: 240, windowMs: 6_000, otherApp: 90 }],
])('a drain %s keeps to the quota of a real server: no 429, and every edit arrives', async (_how, quota) => {
  const server = await startPracticeServer({
    customers: EDITS,
    seed: 5,
    quota,
    switches: { atOnce: 'three' },
  })
  const link = linkIn(server.url, { access: { storeHash: server.storeHash, token: server.accessToken } })
  const outcomes = await Promise.all(
    Array.from({ length: EDITS }, (_, at) =>
      link.delivery.deliver(anAttempt({ company: `Company ${at}` }, { customerId: at + 1 })),
    ),
  )
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['delivered']))
  const answer = await fetch(`${server.url}/__practice__/requests`)
  const requests = (await answer.json()) as { method: string; status: number }[]
  expect(requests.filter(({ status }) => status === 429)).toEqual([])
  expect(requests.filter(({ method }) => method === 'PUT')).toHaveLength(EDITS)
  await link.close()
  await server.close()
})
