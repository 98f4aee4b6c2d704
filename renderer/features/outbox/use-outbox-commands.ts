import { isDiscardable, actionNeeded } from '../../domain/edits/action-needed.ts'
import { useTexts } from '../../i18n/language.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useOutbox } from './outbox-store.ts'

/** What the keyboard and the palette can do in the outbox. */
export function useOutboxCommands(discard: () => Promise<void>): void {
  const commands = useCommands()
  const outbox = useOutbox()
  const workspace = useWorkspace()
  const t = useTexts()

  commands.offer(() => {
    const { selected } = outbox
    const isStopped = workspace.sync?.drain.pause.kind === 'stopped-by-person'
    return [
      {
        id: 'next',
        label: t.value.outbox.next,
        section: 'edits',
        keys: 'alt+arrowdown',
        isOn: () => selected !== null,
        run: () => void outbox.move('ArrowDown'),
      },
      {
        id: 'previous',
        label: t.value.outbox.previous,
        section: 'edits',
        keys: 'alt+arrowup',
        isOn: () => selected !== null,
        run: () => void outbox.move('ArrowUp'),
      },
      {
        id: 'pause-sending',
        label: isStopped ? t.value.outbox.resume : t.value.outbox.pause,
        section: 'edits',
        run: () => workspace.current?.sync.setPaused('drain', !isStopped),
      },
      {
        id: 'send-edit',
        label: t.value.outbox.sendNow,
        section: 'edits',
        isOn: () => selected !== null && actionNeeded(selected) === null,
        run: () => void (selected && outbox.sendNow(selected)),
      },
      {
        id: 'discard-edit',
        label: t.value.outbox.discardOne,
        section: 'edits',
        isOn: () => selected !== null && isDiscardable(selected),
        run: () => void discard(),
      },
    ]
  })
}
