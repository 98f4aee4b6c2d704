import { watch } from 'vue'
import { compareVersions } from '../../domain/changelog.ts'
import { updateText } from '../../i18n/update-text.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useSession } from '../../workspace/session.ts'
import { useUpdates } from '../../workspace/updates.ts'

/**
 * Says when a newer version can be downloaded, when it is ready, when that failed, and what is new after it was
 * installed. A failed check is only shown in the settings: without a connection it is to be expected. Called
 * once, by the root.
 */
export function useUpdateNotices(): void {
  const updates = useUpdates()
  const session = useSession()
  const notices = useNotices()
  const formats = useFormats()
  const t = useTexts()
  void updates.begin()

  watch(
    () => updates.state,
    (state, before) => {
      if (!state || state.kind === before?.kind) return
      const { what, todo } = updateText(t.value, state, (time) => formats.value.ago(time, Date.now()))
      if (state.kind === 'available' && before?.kind === 'checking') {
        notices.done(what, { label: t.value.updates.download, run: updates.download }, TOPIC)
      } else if (state.kind === 'ready') {
        notices.done(what, { label: t.value.updates.restart, run: updates.restart }, TOPIC)
      } else if (state.kind === 'failed' && state.step !== 'check') notices.trouble(what, todo)
    },
  )

  watch(
    () => session.info,
    (info) => {
      const previous = info?.previousVersion ?? null
      if (!info || previous === null || compareVersions(info.version, previous) <= 0) return
      const show = (): void => void (updates.isWhatsNewOpen = true)
      notices.done(
        t.value.updates.updated(info.version),
        { label: t.value.updates.whatsNew, run: show },
        TOPIC,
      )
    },
    { immediate: true },
  )
}

const TOPIC = 'update'
