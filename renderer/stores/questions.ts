import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Question {
  readonly title: string
  readonly body: string
  /** What the button says that goes on. */
  readonly yes: string
  /** What the button says that does not; "Cancel" by default. */
  readonly no?: string
  /** Going on loses something. */
  readonly isDanger?: boolean
}

/** Asks the person one thing at a time. */
export const useQuestions = defineStore('questions', () => {
  const open = shallowRef<{ question: Question; answer: (isYes: boolean) => void } | null>(null)

  return {
    open,
    ask(question: Question): Promise<boolean> {
      open.value?.answer(false)
      return new Promise((resolve) => {
        open.value = {
          question,
          answer(isYes) {
            open.value = null
            resolve(isYes)
          },
        }
      })
    },
  }
})
