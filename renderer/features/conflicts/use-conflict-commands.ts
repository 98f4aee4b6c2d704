import type { Ref } from 'vue'
import { useTexts } from '../../i18n/language.ts'
import { type Action, useCommands } from '../../workspace/commands.ts'
import { useConflicts } from './conflicts-store.ts'

/** What the form of the conflict that is shown can do. */
interface ConflictFormActions {
  settle(): void
  takeAll(what: 'mine' | 'theirs'): void
}

/** Offers to resolve the conflict that is shown, and to go to the next. */
export function useConflictCommands(form: Readonly<Ref<ConflictFormActions | null>>): void {
  const conflicts = useConflicts()
  const commands = useCommands()
  const t = useTexts()

  commands.offer(() => {
    const { resolve, allMine, allTheirs, next, previous } = t.value.conflicts
    const offered: readonly Pick<Action, 'id' | 'label' | 'keys' | 'run'>[] = [
      { id: 'save', label: resolve, keys: 'mod+s', run: () => form.value?.settle() },
      { id: 'all-mine', label: allMine, keys: 'mod+shift+m', run: () => form.value?.takeAll('mine') },
      { id: 'all-theirs', label: allTheirs, keys: 'mod+shift+s', run: () => form.value?.takeAll('theirs') },
      { id: 'next', label: next, keys: 'alt+arrowdown', run: () => void conflicts.move('ArrowDown') },
      { id: 'previous', label: previous, keys: 'alt+arrowup', run: () => void conflicts.move('ArrowUp') },
    ]
    const isOn = (): boolean => form.value !== null
    return offered.map((action) => ({ ...action, section: 'edits', isOn }))
  })
}
