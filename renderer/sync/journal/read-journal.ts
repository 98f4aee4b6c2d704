import { type Answer, good } from '../../../shared/answer.ts'
import type { Bridge, JournalContents, JournalPlace } from '../../../shared/bridge.ts'
import { catchErrors } from '../catch-errors.ts'

/** All of a store's journal, which main hands over in parts. */
export async function readJournal(bridge: Bridge, storeHash: string): Promise<Answer<JournalContents>> {
  const entries: string[] = []
  for (let from: JournalPlace | undefined; ;) {
    const args = from ? { storeHash, from } : { storeHash }
    const part = await catchErrors(() => bridge.journal.read(args))
    if (!part.ok) return part
    entries.push(...part.value.entries)
    if (!part.value.next) return good({ ...part.value, entries })
    from = part.value.next
  }
}
