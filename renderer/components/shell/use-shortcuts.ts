import { onScopeDispose } from 'vue'
import { bridge } from '../../bridge.ts'
import { useActions } from '../../stores/actions.ts'
import { isPressed, isTyping } from './keys.ts'

/** Carries out actions by their keys and from the window's menu. Called once, by the root. */
export function useShortcuts(): void {
  const actions = useActions()

  function hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    for (const action of actions.all) {
      if (!action.keys || !isPressed(event, action.keys) || !actions.isOn(action)) continue
      // While somebody types, undo is the input's own, and plain keys are letters.
      if (isTyping(event) && (!hasModifier || action.keys === 'mod+z')) return
      if (isDialogOpen() && !action.keys.startsWith('mod+')) return
      event.preventDefault()
      action.run()
      return
    }
  }

  window.addEventListener('keydown', hear)
  const stop = bridge.on('command', (command) => void actions.run(command))
  onScopeDispose(() => {
    window.removeEventListener('keydown', hear)
    stop()
  })
}

const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
