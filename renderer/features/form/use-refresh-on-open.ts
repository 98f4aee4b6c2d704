import { onScopeDispose, ref, watch } from 'vue'
import { displayName } from '../../../shared/customer.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useForm } from './form-store.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useTexts } from '../../i18n/language.ts'

/**
 * Fetches the open customer and their addresses from the store: on request, and automatically when a person stays
 * with a customer whose addresses are old. Stepping through customers costs no requests.
 */
export function useRefreshOnOpen() {
  const form = useForm()
  const workspace = useWorkspace()
  const connection = useConnection()
  const notices = useNotices()
  const t = useTexts()
  const isFetching = ref(false)
  /** What is being fetched may be older than what a person has asked for since. */
  let isAskedAgain = false

  /** @param isAsked a person asked for it, and is told the result */
  async function fetch(isAsked: boolean): Promise<void> {
    const [id, open] = [form.id, workspace.current]
    if (id === null || !open) return
    if (isFetching.value) return void (isAskedAgain ||= isAsked)
    isFetching.value = true
    const answer = await open.sync.refresh(id)
    isFetching.value = false
    if (isAskedAgain) {
      isAskedAgain = false
      return fetch(true)
    }
    if (answer.ok && form.nowhere === id) form.nowhere = null
    if (form.id !== id) return
    if (!answer.ok) {
      if (answer.problem.code === 'not-found') form.nowhere = id
      else if (isAsked) notices.problem(answer.problem)
    }
    await form.load()
    if (answer.ok && isAsked) notices.done(t.value.form.actions.refreshed(displayName(answer.value)))
  }

  let stopWaiting = (): void => undefined
  watch(
    [() => form.id, () => form.state.kind, () => connection.connection.kind],
    () => {
      stopWaiting()
      if (form.state.kind !== 'open' || connection.connection.kind !== 'online') return
      const fetchedAt = form.addresses?.fetchedAt ?? 0
      if (Date.now() - fetchedAt < FRESH_MS) return
      const timer = setTimeout(() => void fetch(false), STAYS_MS)
      stopWaiting = () => clearTimeout(timer)
    },
    { immediate: true },
  )
  onScopeDispose(() => stopWaiting())

  return { refresh: () => fetch(true), isFetching }
}

/** After this time the person is reading, not stepping through customers. */
const STAYS_MS = 1_200
const FRESH_MS = 10 * 60_000
