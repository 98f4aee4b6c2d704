import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Question {
  readonly title: string
  readonly body: string
  /** The label of the button that confirms. */
  readonly yes: string
  /** The label of the button that cancels; "Cancel" by default. */
  readonly no?: string
  /** Confirming loses something. */
  readonly isDanger?: boolean
}

/** Asks the person one thing at a time. */
export const useConfirmations = defineStore('confirmations', () => {
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
