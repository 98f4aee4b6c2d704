import type { Page } from '@playwright/test'
import { statusBar } from '../../../electron/setup/desk-acts.mjs'
import { tellJournal, type JournalTale } from '../../../renderer/sync/journal-entry.ts'
import type { Answer } from '../../../shared/answer.ts'
import type { JournalContents } from '../../../shared/bridge.ts'

/** What the app's second copy of the outbox holds, once it can be asked. */
export async function journalOf(page: Page, storeHash: string): Promise<JournalTale & JournalContents> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await page.evaluate(async (storeHash) => {
      const { counterfoil } = globalThis as unknown as PageWithBridge
      return counterfoil.journal.read({ storeHash })
    }, storeHash)
    if (answer.ok) return { ...answer.value, ...tellJournal(answer.value.entries) }
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
  const waiting = text.includes('Nothing waiting') ? 0 : Number(/(\d+) edits? waiting/.exec(text)?.[1] ?? NaN)
  if (Number.isNaN(waiting)) return null
  const [conflicts = ''] = await page.getByRole('button', { name: /^Conflicts/ }).allInnerTexts()
  return {
    waiting,
    inConflict: Number(/\d+/.exec(conflicts)?.[0] ?? 0),
    isTrouble: text.includes('Trouble'),
  }
}

interface PageWithBridge {
  readonly counterfoil: {
    readonly journal: {
      read(args: { storeHash: string }): Promise<Answer<JournalContents>>
    }
  }
}

const PATIENCE_MS = 30_000
