import { onScopeDispose } from 'vue'
import { bridge } from '../../bridge.ts'
import { type Action, useActions } from '../../stores/actions.ts'
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
      if (!mayRun(action)) return
      event.preventDefault()
      action.run()
      return
    }
  }

  window.addEventListener('keydown', hear)
  const stop = bridge.on('command', (command) => {
    const action = actions.all.find(({ id }) => id === command)
    if (action && mayRun(action)) actions.run(command)
  })
  onScopeDispose(() => {
    window.removeEventListener('keydown', hear)
    stop()
  })
}

/** A question waits for its answer; over a dialog only what it offers itself goes, not what is under it. */
function mayRun(action: Action): boolean {
  if (isOpen('[role="alertdialog"]')) return false
  if (!isOpen('[role="dialog"], [role="menu"]')) return true
  return action.section !== 'go' && action.section !== 'app' && action.keys?.startsWith('mod+') === true
}

const isOpen = (selector: string): boolean => document.querySelector(selector) !== null
