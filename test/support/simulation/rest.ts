import type { Edit } from '../../../shared/edit.ts'
import { FIELDS_HERE } from './actions.ts'
import { CUSTOMERS, type World } from './world.ts'

/** The network is whole, the token good: without a person, the outbox drains as far as it can. */
export async function comeToRest(world: World): Promise<number> {
  world.dieAt(Infinity, 'before', 'page')
  world.main.fates.length = 0
  world.main.setRevoked(false)
  await world.revive()
  world.main.setOffline(false, true)
  world.main.emit('session', SIGNED_IN)
  const began = world.clock.now()
  let longest = 0
  for (let waited = 0; waited < LONGEST_REST_MS; waited += 5_000) {
    if (goesByItself(world).length === 0) break
    await world.clock.advance(5_000)
    longest = world.clock.now() - began
  }
  for (const edit of goesByItself(world)) {
    world.witness.breach(`${edit.id} still waits (${edit.state.kind}) though the network is whole`)
  }
  // Two pulls more, so that everything that colleagues did has arrived.
  await world.clock.advance(7 * 60_000)
  return longest
}

/** What is confirmed here is what the store holds, and the rows of the outbox are in order. */
export function checkRest({ disk, store, witness }: World): void {
  for (let id = 1; id <= CUSTOMERS; id += 1) {
    const here = disk.customers.get(id)
    const there = store.read(id, 0)
    for (const field of FIELDS_HERE) {
      if (here?.[field] !== there[field]) {
        witness.breach(
          `${id}.${field} is ${String(there[field])} in the store and ${String(here?.[field])} here`,
        )
      }
    }
  }
}

/** Edits that need no person and wait behind none that does. */
function goesByItself({ disk }: World): readonly Edit[] {
  const heads = new Map<number, Edit>()
  for (const edit of [...disk.edits.values()].sort((a, b) => a.seq - b.seq)) {
    if (!heads.has(edit.customerId)) heads.set(edit.customerId, edit)
  }
  return [...heads.values()].filter(({ state }) => WAITING.has(state.kind))
}

const WAITING = new Set<Edit['state']['kind']>(['queued', 'sending', 'unknown', 'deferred'])

const LONGEST_REST_MS = 20 * 60_000

export const SIGNED_IN = {
  kind: 'signed-in',
  store: {
    storeHash: 'world',
    name: 'World',
    currency: 'EUR',
    currencySymbol: '€',
    decimals: 2,
    isPractice: false,
  },
  keptIn: 'memory',
  known: [],
  needsToken: false,
} as const
