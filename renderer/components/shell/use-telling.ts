import { onScopeDispose, watch } from 'vue'
import type { Edit } from '../../../shared/edit.ts'
import { bridge } from '../../bridge.ts'
import { useConnection } from '../../stores/connection.ts'
import { useDesk } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'
import { inBatches } from './in-batches.ts'
import { addNews, deliveredSince, type News, newsOf, NO_NEWS } from './telling.ts'
import { useWhy } from './use-why.ts'

/**
 * Tells what happens by itself: a screen reader hears refused, in conflict, delivered and the connection;
 * a desktop notification, which main shows only while the window is not in front, comes for the first two.
 * Called once, by the root.
 */
export function useTelling(): void {
  const desk = useDesk()
  const connection = useConnection()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const why = useWhy()

  let news = NO_NEWS
  let delivered = 0
  const tellNews = inBatches(() => {
    const told = news
    news = NO_NEWS
    const lines = [...told.refused, ...told.conflicts].map(sentence)
    const [first] = lines
    if (first === undefined) return
    const { title, more } = t.value.shell.told
    const body = more(first, lines.length - 1)
    notices.announce(body)
    void bridge.app.notify({
      title: title(told.refused.length, told.conflicts.length),
      body: body.slice(0, LONGEST),
    })
  })
  const tellDelivered = inBatches(() => {
    if (delivered > 0) notices.announce(t.value.shell.told.delivered(delivered))
    delivered = 0
  })

  function sentence(edit: Edit): string {
    const { refused, conflict, gone } = t.value.shell.told
    if (edit.state.kind === 'conflict') return conflict(edit.label)
    return edit.state.kind === 'gone' ? gone(edit.label) : refused(edit.label, why.value(edit))
  }

  function hear(more: News, present: readonly Edit[]): void {
    news = addNews(news, more, present)
    if (more.refused.length + more.conflicts.length > 0) tellNews.soon()
  }

  // Each state is looked at: a drain counts from nothing when the next one begins.
  watch(
    () => ({ desk: desk.desk, sync: desk.sync }),
    (now, before) => {
      if (now.desk !== before.desk || !now.sync || !before.sync) return forget()
      hear(newsOf(before.sync.edits, now.sync.edits), now.sync.edits)
      const more = deliveredSince(before.sync.drain.delivered, now.sync.drain.delivered)
      delivered += more
      if (more > 0) tellDelivered.soon()
      const { kind } = before.sync.pull
      if (kind === 'first-download' && now.sync.pull.kind === 'idle' && before.sync.pull.got > 0) {
        notices.announce(t.value.shell.told.allHere(formats.value.number(before.sync.pull.got)))
      }
    },
    { flush: 'sync' },
  )

  /** Another store is open: what happened in the one before is not told. */
  function forget(): void {
    news = NO_NEWS
    delivered = 0
  }

  let last = connection.connection.kind
  const tellConnection = inBatches(() => {
    const { kind } = connection.connection
    if (kind === 'checking' || kind === last) return
    // The first answer is what everybody expects.
    if (last !== 'checking' || kind === 'offline') notices.announce(t.value.shell.told[kind])
    last = kind
  })
  watch(() => connection.connection.kind, tellConnection.soon)

  onScopeDispose(() => {
    for (const batch of [tellNews, tellDelivered, tellConnection]) batch.stop()
  })
}

/** What the bridge takes. */
const LONGEST = 500
