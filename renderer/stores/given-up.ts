import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { type Draft, draftAgain } from '../components/form/draft.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { type TypedPassword, useDrafts } from './drafts.ts'
import { useNotices } from './notices.ts'

interface Typed {
  readonly draft: Draft | null
  readonly password: TypedPassword | null
}

interface GivenUp {
  readonly customerId: number
  readonly name: string
  readonly at: number
  readonly before: Typed
  readonly after: Typed
}

/** What was typed into a form and given up by a click or a key: word for word it can be had back. */
export const useGivenUp = defineStore('given-up', () => {
  const desk = useDesk()
  const drafts = useDrafts()
  const notices = useNotices()
  const t = useTexts()
  /** Newest last. */
  const acts = shallowRef<readonly GivenUp[]>([])

  watch(
    () => desk.desk,
    () => {
      acts.value = []
      notices.withdraw(TOPIC)
    },
    { flush: 'sync' },
  )

  const typedFor = (customerId: number): Typed => ({
    draft: drafts.of(customerId),
    password: drafts.passwordOf(customerId),
  })

  /** Does what gives up typed text, and offers the way back. */
  function giveUp(
    customerId: number,
    { name, words, run }: { name: string; words: string; run: () => void },
  ) {
    const before = typedFor(customerId)
    run()
    const act: GivenUp = { customerId, name, at: Date.now(), before, after: typedFor(customerId) }
    acts.value = [...acts.value, act].slice(-MOST_ACTS)
    notices.done(words, { label: t.value.shell.undo, run: () => bringBack(act) }, TOPIC)
  }

  function bringBack(act: GivenUp): void {
    const { customerId, before, after, name } = act
    const now = typedFor(customerId)
    acts.value = acts.value.filter((one) => one !== act)
    drafts.set(customerId, draftAgain(before.draft, after.draft, now.draft))
    if (now.password === after.password) drafts.setPassword(customerId, before.password)
    notices.done(t.value.form.typedAgain(name), undefined, TOPIC)
  }

  /** The last that was given up, unless something was saved since: then that is the last. */
  function last(): GivenUp | null {
    const act = acts.value.at(-1)
    return act && !desk.edits.some(({ savedAt }) => savedAt > act.at) ? act : null
  }

  return {
    giveUp,
    /** Whether nothing was typed for this customer since, so that undo in an input can only mean this. */
    isFresh(customerId: number | null): boolean {
      const act = last()
      if (act === null || act.customerId !== customerId) return false
      const now = typedFor(customerId)
      return now.draft === act.after.draft && now.password === act.after.password
    },
    /** @returns whether there was anything to bring back */
    undoLast(): boolean {
      const act = last()
      if (act) bringBack(act)
      return act !== null
    },
  }
})

const TOPIC = 'given-up'
const MOST_ACTS = 50
