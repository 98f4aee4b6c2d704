import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Problem } from '../../shared/answer.ts'
import { useTexts } from '../texts/language.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'trouble'
  readonly text: string
  readonly more?: string | undefined
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

/** Short notes at the edge of the window, and what a screen reader is told. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  /** Read out politely; a new object each time, so that the same words are read again. */
  const announcement = ref({ text: '', count: 0 })
  const t = useTexts()
  let lastId = 0

  function dismiss(id: number): void {
    notices.value = notices.value.filter((one) => one.id !== id)
  }

  function show(notice: Omit<Notice, 'id'>): void {
    const id = (lastId += 1)
    notices.value = [...notices.value.slice(-2), { ...notice, id }]
    // Trouble stays until it is dismissed; what went well goes by itself.
    if (notice.kind === 'done') setTimeout(() => dismiss(id), notice.action ? 10_000 : 5_000)
  }

  function announce(text: string): void {
    announcement.value = { text, count: announcement.value.count + 1 }
  }

  return {
    notices,
    announcement,
    dismiss,
    announce,
    /** Something went well; with an action, such as "Undo", it stays longer. */
    done: (text: string, action?: Notice['action']) => show({ kind: 'done', text, action }),
    trouble: (text: string, more?: string) => show({ kind: 'trouble', text, more }),
    /** The words of a problem that a call answered. */
    problem(problem: Problem) {
      const { what, todo } = t.value.problems[problem.code]
      show({ kind: 'trouble', text: what, more: todo })
    },
  }
})
