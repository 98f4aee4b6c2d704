import { openStoreConnection } from '../../../electron/main/workspace/store-connection.ts'

// Main's own delivery over real HTTP, and plain `fetch` for comparison.

export interface StoreAddress {
  readonly url: string
  readonly storeHash: string
  readonly accessToken: string
}

/** The most requests that the app has in flight. */
const IN_FLIGHT = 3
/** How many edits the page hands to main at a time: three in flight, and three that are ready to be sent. */
const HANDED_OVER = 6

/** Delivers edits as main does when the page drains. @returns requests per second */
export async function appUnlimited(store: StoreAddress, edits: number): Promise<number> {
  const link = openStoreConnection({
    fetch: (url, init) => fetch(url, init),
    userAgent: 'Counterfoil/bench',
    access: { storeHash: store.storeHash, token: store.accessToken },
    baseUrl: store.url,
    isPractice: false,
    openSealed: async () => null,
    onConnection: () => undefined,
    onQuota: () => undefined,
  })
  const deliver = async (at: number): Promise<void> => {
    const attemptId = crypto.randomUUID()
    const outcome = await link.delivery.deliver({
      attemptId,
      editId: attemptId,
      customerId: at + 1,
      patch: { company: `Company ${at}` },
      base: {},
      verifyFirst: false,
    })
    if (outcome.kind !== 'delivered') throw new Error(`An edit was not delivered: ${outcome.kind}`)
    link.delivery.forget([attemptId])
  }
  await sideBySide(WARM_UP, HANDED_OVER, deliver)
  const took = await sideBySide(edits, HANDED_OVER, deliver)
  await link.close()
  return (edits / took) * 1000
}

/** Sends the same requests with nothing around them. @returns requests per second */
export async function plainUnlimited(store: StoreAddress, edits: number): Promise<number> {
  const root = `${store.url}/stores/${store.storeHash}/v2/customers`
  const put = async (at: number): Promise<void> => {
    const response = await fetch(`${root}/${at + 1}`, {
      method: 'PUT',
      headers: {
        'X-Auth-Token': store.accessToken,
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ company: `Company ${at}` }),
    })
    await response.json()
    if (response.status !== 200) throw new Error(`An edit was not taken: ${response.status}`)
  }
  await sideBySide(WARM_UP, IN_FLIGHT, put)
  const took = await sideBySide(edits, IN_FLIGHT, put)
  return (edits / took) * 1000
}

/** @returns how long all `times` took, in milliseconds */
async function sideBySide(times: number, most: number, work: (at: number) => Promise<void>): Promise<number> {
  const began = performance.now()
  let next = 0
  async function one(): Promise<void> {
    while (next < times) {
      const at = next
      next += 1
      await work(at)
    }
  }
  await Promise.all(Array.from({ length: most }, one))
  return performance.now() - began
}

/** Edits that are sent before measuring, to open connections and compile code. */
const WARM_UP = 30
