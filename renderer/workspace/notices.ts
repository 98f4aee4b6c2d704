import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Problem } from '../../shared/answer.ts'
import { useTexts } from '../i18n/language.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'trouble'
  readonly text: string
  readonly more?: string | undefined
  /** One of a topic takes the place of the one before. */
  readonly topic?: string | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

/** Words for people who do not see the window. The same words announced again are a new announcement. */
export interface SpokenText {
  readonly id: number
  readonly text: string
}

/** Short notices at the edge of the window, and announcements to screen readers. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  /** Read out politely, each as it comes. */
  const sayings = shallowRef<readonly SpokenText[]>([])
  /** The pointer or focus is at the notices: none disappears meanwhile. */
  const isHeld = ref(false)
  const t = useTexts()
  let lastId = 0
  let saidNow: string | null = null

  function dismiss(id: number): void {
    notices.value = notices.value.filter((one) => one.id !== id)
  }

  function withdraw(topic: string): void {
    notices.value = notices.value.filter((one) => one.topic !== topic)
  }

  function goLater(id: number, ms: number): void {
    setTimeout(() => (isHeld.value ? goLater(id, AFTER_HELD_MS) : dismiss(id)), ms)
  }

  function show(notice: Omit<Notice, 'id'>): void {
    const id = (lastId += 1)
    if (notice.topic !== undefined) withdraw(notice.topic)
    notices.value = withinRoom([...notices.value, { ...notice, id }])
    // A problem is an alert and stays until it is dismissed; a success disappears.
    if (notice.kind === 'trouble') return
    announce(notice.text)
    goLater(id, notice.action ? 10_000 : 5_000)
  }

  /** What is on the screen as well is not announced twice. */
  function announce(text: string): void {
    if (text === saidNow) return
    saidNow = text
    queueMicrotask(() => (saidNow = null))
    sayings.value = [...sayings.value.slice(-2), { id: (lastId += 1), text }]
  }

  return {
    notices,
    sayings,
    isHeld,
    dismiss,
    withdraw,
    announce,
    /** A success; with an action, such as "Undo", it stays longer. */
    done: (text: string, action?: Notice['action'], topic?: string) =>
      show({ kind: 'done', text, action, topic }),
    trouble: (text: string, more?: string) => show({ kind: 'trouble', text, more }),
    /** The words of a problem that a call answered. */
    problem(problem: Problem) {
      const { what, todo } = t.value.problems[problem.code]
      show({ kind: 'trouble', text: what, more: todo })
    },
  }
})

/** If there are too many, successes are removed first, the oldest of them before newer ones. */
function withinRoom(all: readonly Notice[]): readonly Notice[] {
  if (all.length <= MOST) return all
  const leaving = all.slice(0, -1).find(({ kind }) => kind === 'done') ?? all[0]
  return all.filter((one) => one !== leaving)
}

const MOST = 3
const AFTER_HELD_MS = 2_000
