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

const PATIENCE_MS = 30_000
