import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { type Draft, draftAgain } from '../../domain/form/draft.ts'
import { useTexts } from '../../i18n/language.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { type TypedPassword, useDrafts } from '../../workspace/drafts.ts'
import { useNotices } from '../../workspace/notices.ts'

interface UnsavedInput {
  readonly draft: Draft | null
  readonly password: TypedPassword | null
}

interface DiscardedInput {
  readonly customerId: number
  readonly name: string
  readonly at: number
  readonly before: UnsavedInput
  readonly after: UnsavedInput
}

/** Remembers typed input that was discarded with a click or a key, so that undo restores it word for word. */
export const useDiscardUndo = defineStore('discard-undo', () => {
  const workspace = useWorkspace()
  const drafts = useDrafts()
  const notices = useNotices()
  const t = useTexts()
  /** Newest last. */
  const past = shallowRef<readonly DiscardedInput[]>([])

  watch(
    () => workspace.current,
    () => {
      past.value = []
      notices.withdraw(TOPIC)
    },
    { flush: 'sync' },
  )

  const unsavedInput = (customerId: number): UnsavedInput => ({
    draft: drafts.of(customerId),
    password: drafts.passwordOf(customerId),
  })

  /** Runs `run`, which discards typed text, and offers undo. */
  function discard(
    customerId: number,
    { name, words, run }: { name: string; words: string; run: () => void },
  ) {
    const before = unsavedInput(customerId)
    run()
    const discarded: DiscardedInput = {
      customerId,
      name,
      at: Date.now(),
      before,
      after: unsavedInput(customerId),
    }
    past.value = [...past.value, discarded].slice(-MOST_KEPT)
    notices.done(words, { label: t.value.shell.undo, run: () => bringBack(discarded) }, TOPIC)
  }

  function bringBack(discarded: DiscardedInput): void {
    const { customerId, before, after, name } = discarded
    const now = unsavedInput(customerId)
    past.value = past.value.filter((one) => one !== discarded)
    drafts.set(customerId, draftAgain(before.draft, after.draft, now.draft))
    if (now.password === after.password) drafts.setPassword(customerId, before.password)
    notices.done(t.value.form.draftRestored(name), undefined, TOPIC)
  }

  /** The newest discarded input; `null` after a later save, which is then the step to undo. */
  function last(): DiscardedInput | null {
    const discarded = past.value.at(-1)
    return discarded && (workspace.waiting.lastSaved()?.savedAt ?? 0) <= discarded.at ? discarded : null
  }

  return {
    discard,
    /** Nothing was typed for this customer since, so that undo in an input can only mean the discarded text. */
    isFresh(customerId: number | null): boolean {
      const discarded = last()
      if (discarded === null || discarded.customerId !== customerId) return false
      const now = unsavedInput(customerId)
      return now.draft === discarded.after.draft && now.password === discarded.after.password
    },
    /** @returns whether there was anything to bring back */
    undoLast(): boolean {
      const discarded = last()
      if (discarded) bringBack(discarded)
      return discarded !== null
    },
  }
})

const TOPIC = 'discard'
const MOST_KEPT = 50
