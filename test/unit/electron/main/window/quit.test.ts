import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createQuitGuard, type QuitGuard } from '../../../../../electron/main/window/quit.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'

const TEXTS = textsFor('en')

/** The part of Electron's window that the guard uses. */
class TestWindow extends EventEmitter {
  isGone = false
  isCrashed = false
  readonly webContents = { isCrashed: () => this.isCrashed }
  isDestroyed = (): boolean => this.isGone
  destroy(): void {
    this.isGone = true
    this.emit('closed')
  }
  /** As a person closes it. @returns whether it stays */
  close(): boolean {
    let isPrevented = false
    this.emit('close', { preventDefault: () => (isPrevented = true) })
    return isPrevented
  }
}

interface Scene {
  readonly guard: QuitGuard
  readonly window: TestWindow
  readonly events: string[]
  readonly questions: MessageBoxOptions[]
}

function scene({ waiting = 0, isKept = true, isSilent = false, answer = 0 } = {}): Scene {
  const window = new TestWindow()
  const events: string[] = []
  const questions: MessageBoxOptions[] = []
  const guard = createQuitGuard({
    window: window as unknown as BrowserWindow,
    app: {
      exit: (code) => void events.push(`exit ${code}`),
      on: () => undefined as never,
    },
    dialog: {
      showMessageBox: (...args: unknown[]) => {
        questions.push(args.at(-1) as MessageBoxOptions)
        return Promise.resolve({ response: answer, checkboxChecked: false })
      },
    },
    texts: () => TEXTS,
    waiting: () => waiting,
    unfinished: () => ({ done: 0, total: 0, drafts: 0 }),
    isNothingKept: () => !isKept,
    askPage: () => void events.push('page asked'),
    shutDown: async () => void events.push('shut down'),
    isHeldUp: () => false,
    isSilent,
  })
  return { guard, window, events, questions }
}

describe('quitting', () => {
  it('lets the page save, shuts down and exits, in this order', async () => {
    const { guard, window, events } = scene()
    expect(window.close()).toBe(true)
    await vi.waitFor(() => expect(events).toEqual(['page asked']))
    expect(guard.pageIsReady()).toBe(true)
    await vi.waitFor(() => expect(events).toEqual(['page asked', 'shut down', 'exit 0']))
  })

  it('is not begun where the session of the system may end: the page only saves', async () => {
    const { guard, events } = scene()
    guard.flush()
    expect(events).toEqual(['page asked'])
    expect(guard.pageIsReady()).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(events).toEqual(['page asked'])
    expect(guard.pageIsReady()).toBe(false)
  })

  it('knows whether anything would be lost', () => {
    expect(scene({ waiting: 2 }).guard.isLoss()).toBe(false)
    expect(scene({ waiting: 2, isKept: false }).guard.isLoss()).toBe(true)
  })

  it('ends without a question where the system does not wait for one', async () => {
    const { guard, events, questions } = scene({ waiting: 2, isKept: false })
    guard.end()
    guard.pageIsReady()
    await vi.waitFor(() => expect(events).toEqual(['page asked', 'shut down', 'exit 0']))
    expect(questions).toEqual([])
  })

  it('is not begun by a page that was not asked', async () => {
    const { guard, window, events } = scene()
    expect(guard.pageIsReady()).toBe(false)
    await new Promise((resolve) => setImmediate(resolve))
    expect(events).toEqual([])
    expect(window.isGone).toBe(false)
  })

  it('asks while edits wait, and stays when the person cancels', async () => {
    const { guard, window, events, questions } = scene({ waiting: 2, answer: 1 })
    window.close()
    await vi.waitFor(() => expect(questions).toHaveLength(1))
    expect(questions[0]).toMatchObject({ type: 'question', message: TEXTS.waiting(2), defaultId: 0 })
    await new Promise((resolve) => setImmediate(resolve))
    expect(events).toEqual([])
    expect(guard.pageIsReady()).toBe(false)
  })

  it('warns of a loss with staying as the default', async () => {
    const { window, questions } = scene({ waiting: 1, isKept: false, answer: 1 })
    window.close()
    await vi.waitFor(() => expect(questions).toHaveLength(1))
    expect(questions[0]).toMatchObject({ type: 'warning', defaultId: 1, cancelId: 1 })
  })

  it('asks nothing in silence', async () => {
    const { guard, window, events, questions } = scene({ waiting: 5, isSilent: true })
    window.close()
    await vi.waitFor(() => expect(events).toEqual(['page asked']))
    guard.pageIsReady()
    await vi.waitFor(() => expect(events.at(-1)).toBe('exit 0'))
    expect(questions).toEqual([])
  })

  it('does not wait for a page that crashed', async () => {
    const { window, events } = scene()
    window.isCrashed = true
    window.close()
    await vi.waitFor(() => expect(events).toEqual(['shut down', 'exit 0']))
  })

  it('closes the window at the end of a hand-over, and then hands over', async () => {
    const { guard, window, events } = scene()
    const handing = guard.handOver(() => void events.push('next'))
    await vi.waitFor(() => expect(events).toEqual(['page asked']))
    guard.pageIsReady()
    expect(await handing).toBe(true)
    expect(events).toEqual(['page asked', 'shut down', 'next'])
    expect(window.isGone).toBe(true)
  })
})
