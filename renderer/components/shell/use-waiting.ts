import { computed } from 'vue'
import { useConnection } from '../../stores/connection.ts'
import { useDesk } from '../../stores/desk.ts'
import { useTexts } from '../../texts/language.ts'
import { nextTryAt } from './status.ts'
import { useWhy } from './use-why.ts'

/** What waits in the outbox, in numbers and words. */
export function useWaiting() {
  const desk = useDesk()
  const t = useTexts()
  const connection = useConnection()
  const why = useWhy()

  const count = computed(() => desk.edits.length)
  const oldest = computed(() => {
    const [first] = desk.edits
    if (!first) return null
    // The store's own words are a sentence; before them stands whose they are.
    const words = first.state.kind === 'refused' ? first.state.refusal.message : ''
    return t.value.shell.oldest(first.label, words ? t.value.states.refusedWith(words) : why.value(first))
  })
  /** Sending is paused, and the oldest edit waits for another reason, so that nothing else says so. */
  const isQuietlyStopped = computed(
    () => desk.sync?.drain.pause.kind === 'stopped-by-person' && desk.edits[0]?.state.kind !== 'queued',
  )
  const nextAt = computed(() => nextTryAt(connection.connection, desk.sync?.drain, count.value))
  const isSending = computed(
    () => desk.sync?.drain.kind === 'running' && desk.edits.some(({ state }) => state.kind === 'sending'),
  )
  const sending = computed(() => {
    const done = desk.sync?.drain.delivered ?? 0
    const going = desk.edits.filter(({ state }) => GOING.includes(state.kind)).length
    return { done, all: done + going }
  })
  /** Something goes by itself, so that trying sooner makes sense. */
  const isGoing = computed(() => desk.edits.some(({ state }) => GOING.includes(state.kind)))
  return { count, isGoing, oldest, isQuietlyStopped, nextAt, isSending, sending }
}

const GOING: readonly string[] = ['queued', 'sending', 'unknown', 'deferred']
