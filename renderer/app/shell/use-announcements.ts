import { onScopeDispose, watch } from 'vue'
import type { Edit } from '../../../shared/edit.ts'
import type { EditChanges } from '../../domain/waiting-edits.ts'
import { bridge } from '../../workspace/bridge.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { inBatches } from './debounced-batch.ts'
import { addNews, newsOf, NO_NEWS } from './announcements.ts'
import { useWaitingReason } from '../../workspace/edits/use-waiting-reason.ts'

/**
 * Announces what happens without a person: a screen reader reads refused, in conflict, delivered and the connection;
 * a desktop notification, which main shows only while the window is not in front, comes for the first two.
 * Called once, by the root component.
 */
export function useAnnouncements(): void {
  const workspace = useWorkspace()
  const connection = useConnection()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const why = useWaitingReason()

  let news = NO_NEWS
  let delivered = 0
  const tellNews = inBatches(() => {
    const announced = news
    news = NO_NEWS
    const edits = [...announced.refused, ...announced.conflicts]
    const lines = edits.map(sentence)
    const [first] = lines
    if (first === undefined) return
    const { title, more } = t.value.shell.announcements
    const body = more(first, lines.length - 1)
    notices.announce(body)
    void bridge.app.notify({
      title: title(announced.refused.length, announced.conflicts.length),
      body: body.slice(0, LONGEST),
      editId: edits[0]?.id,
    })
  })
  const tellDelivered = inBatches(() => {
    if (delivered > 0) notices.announce(t.value.shell.announcements.delivered(delivered))
    delivered = 0
  })

  function sentence(edit: Edit): string {
    const { refused, conflict, gone } = t.value.shell.announcements
    if (edit.state.kind === 'conflict') return conflict(edit.label)
    return edit.state.kind === 'gone' ? gone(edit.label) : refused(edit.label, why.value(edit))
  }

  /** Only what changed is looked at: thousands may wait. */
  function hear({ before, after }: EditChanges): void {
    const more = newsOf(before, after)
    const ids = new Set(
      [news, more].flatMap(({ refused, conflicts }) => [...refused, ...conflicts]).map(idOf),
    )
    const present = [...ids].flatMap((id) => workspace.waiting.find(id) ?? [])
    news = addNews(news, more, present)
    if (more.refused.length + more.conflicts.length > 0) tellNews.soon()
  }

  onScopeDispose(workspace.onEdits(hear))

  watch(
    () => ({ workspace: workspace.current, sync: workspace.sync }),
    (now, before) => {
      if (now.workspace !== before.workspace || !now.sync || !before.sync) return forget()
      const more = now.sync.drain.deliveredInAll - before.sync.drain.deliveredInAll
      delivered += more
      if (more > 0) tellDelivered.soon()
      const { kind } = before.sync.pull
      if (kind === 'first-download' && now.sync.pull.kind === 'idle' && before.sync.pull.got > 0) {
        notices.announce(t.value.shell.announcements.allHere(formats.value.number(before.sync.pull.got)))
      }
    },
    { flush: 'sync' },
  )

  /** Another store was opened: what happened in the previous one is not announced. */
  function forget(): void {
    news = NO_NEWS
    delivered = 0
  }

  let last = connection.connection.kind
  const tellConnection = inBatches(() => {
    const { kind } = connection.connection
    if (kind === 'checking' || kind === last) return
    // The first answer is expected.
    if (last !== 'checking' || kind === 'offline') notices.announce(t.value.shell.announcements[kind])
    last = kind
  })
  watch(() => connection.connection.kind, tellConnection.soon)

  onScopeDispose(() => {
    for (const batch of [tellNews, tellDelivered, tellConnection]) batch.stop()
  })
}

const idOf = ({ id }: Edit): string => id

/** The longest text that the bridge takes. */
const LONGEST = 500
