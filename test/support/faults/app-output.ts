import type { Page } from '@playwright/test'
import { statusBar } from '../app/app-actions.mjs'
import { replayJournal, type JournalReplay } from '../../../renderer/sync/journal/replay-journal.ts'
import type { Answer } from '../../../shared/answer.ts'
import type { JournalContents, JournalPart, JournalPlace } from '../../../shared/bridge.ts'

/** What the app's second copy of the outbox holds, once it can be asked. */
export async function journalOf(page: Page, storeHash: string): Promise<JournalReplay & JournalContents> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await page.evaluate(async (storeHash) => {
      const { counterfoil } = globalThis as unknown as PageWithBridge
      const first = await counterfoil.journal.read({ storeHash })
      if (!first.ok) return first
      const entries = [...first.value.entries]
      for (let from = first.value.next; from;) {
        const more = await counterfoil.journal.read({ storeHash, from })
        if (!more.ok) return more
        entries.push(...more.value.entries)
        from = more.value.next
      }
      return { ...first, value: { ...first.value, entries } }
    }, storeHash)
    if (answer.ok) return { ...answer.value, ...replayJournal(answer.value.entries) }
    if (answer.problem.code !== 'not-signed-in' || Date.now() > until)
      throw new Error(`The journal says ${answer.problem.code}.`)
  }
}

/** How many saves the app's database has in each waiting edit, by the id of the edit. */
export const savesOnDisk = async (page: Page, storeHash: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    await page.evaluate(async (name) => {
      const { indexedDB } = globalThis as unknown as PageWithDatabase
      const done = <T>(request: RequestLike<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const database = await done(indexedDB.open(name))
      const transaction = database.transaction(['outbox', 'editBatches', 'batchMembers'])
      const all = <R>(table: string): Promise<R[]> =>
        done(transaction.objectStore(table).getAll()) as Promise<R[]>
      const [rows, batches, members] = await Promise.all([
        all<{ id: string; saves: number }>('outbox'),
        all<{ key: string; ids: string[]; saves: Uint32Array }>('editBatches'),
        all<{ key: string; waiting: Uint8Array }>('batchMembers'),
      ])
      database.close()
      const waiting = new Map(members.map((one) => [one.key, one.waiting]))
      return [
        ...batches.flatMap(({ key, ids, saves }) =>
          ids.flatMap((id, at): [string, number][] =>
            waiting.get(key)?.[at] === 1 ? [[id, saves[at] ?? 0]] : [],
          ),
        ),
        // A row of its own counts more.
        ...rows.map(({ id, saves }): [string, number] => [id, saves]),
      ]
    }, `counterfoil-${storeHash}`),
  )

/** What the line at the foot of the window says. */
export interface FootSays {
  readonly waiting: number
  readonly inConflict: number
  readonly isTrouble: boolean
}

export async function footOf(page: Page): Promise<FootSays | null> {
  const foot = statusBar(page)
  const [text = ''] = await foot.allInnerTexts()
  const written = /([\d,]+) edits? waiting/.exec(text)?.[1]?.replaceAll(',', '')
  const waiting = text.includes('Nothing waiting') ? 0 : Number(written ?? NaN)
  if (Number.isNaN(waiting)) return null
  const [conflicts = ''] = await page.getByRole('button', { name: /^Conflicts/ }).allInnerTexts()
  return {
    waiting,
    inConflict: Number(/\d+/.exec(conflicts)?.[0] ?? 0),
    isTrouble: text.includes('Problem'),
  }
}

interface PageWithBridge {
  readonly counterfoil: {
    readonly journal: {
      read(args: { storeHash: string; from?: JournalPlace }): Promise<Answer<JournalPart>>
    }
  }
}

interface PageWithDatabase {
  readonly indexedDB: { open(name: string): RequestLike<DatabaseLike> }
}

interface DatabaseLike {
  transaction(tables: string[]): { objectStore(name: string): { getAll(): RequestLike<unknown[]> } }
  close(): void
}

interface RequestLike<T> {
  readonly result: T
  readonly error: unknown
  onsuccess: (() => void) | null
  onerror: (() => void) | null
}

const PATIENCE_MS = 30_000
