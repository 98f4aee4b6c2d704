import { computed, onScopeDispose, watch } from 'vue'
import { needsPanel } from '../../domain/customers/download-progress.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useCustomers } from './customers-store.ts'

/** How many customers the list has, and the download where the list shows it. */
export function useListStatus() {
  const customers = useCustomers()
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()

  const panel = computed(() => {
    const pull = workspace.sync?.pull
    if (!pull || pull.kind === 'idle' || pull.kind === 'changes') return null
    // A banner above every screen says what is wrong with the token.
    const isBlocked = workspace.sync?.drain.pause.kind === 'blocked'
    if (pull.kind === 'failed' && pull.firstDownloadDone && isBlocked) return null
    return needsPanel(pull) ? pull : null
  })
  const count = computed(() => {
    const { total } = customers
    if (total === null) return ''
    const words = formats.value.number(total)
    const text = customers.isNarrowed
      ? t.value.customers.results(total, words)
      : t.value.customers.count(total, words)
    return customers.index.loading ? `${text}, ${t.value.customers.stillLoading}` : text
  })

  // Read out once the person pauses, not with every letter.
  let timer: ReturnType<typeof setTimeout> | undefined
  watch([() => customers.shownText, () => customers.filters, () => customers.total], () => {
    clearTimeout(timer)
    if (customers.isNarrowed) timer = setTimeout(() => notices.announce(count.value), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { panel, count }
}

const PAUSE_MS = 700
