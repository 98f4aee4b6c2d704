import { onScopeDispose } from 'vue'
import { bridge } from '../../workspace/bridge.ts'
import { type Action, useCommands } from '../../workspace/commands.ts'
import { commitComposition } from '../../ui/composition.ts'
import { isPressed, isTyping } from '../../ui/keys.ts'

/** Carries out actions by their keys and from the window's menu. Called once, by the root component. */
export function useShortcuts(): void {
  const commands = useCommands()

  function hear(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    for (const action of commands.all) {
      if (!action.keys || !isPressed(event, action.keys) || !commands.isOn(action)) continue
      // While a person types, undo is the input's own, and plain keys are letters.
      if (isTyping(event) && (!hasModifier || action.keys === 'mod+z')) return
      if (!mayRun(action)) return
      event.preventDefault()
      commitComposition()
      action.run()
      return
    }
  }

  window.addEventListener('keydown', hear)
  const stop = bridge.on('command', (command) => {
    const action = commands.all.find(({ id }) => id === command)
    if (!action || !mayRun(action)) return
    commitComposition()
    commands.run(command)
  })
  onScopeDispose(() => {
    window.removeEventListener('keydown', hear)
    stop()
  })
}

/** A question waits for its answer; over a dialog only its own commands work, not those of the screen below. */
function mayRun(action: Action): boolean {
  if (isOpen('[role="alertdialog"]')) return false
  if (!isOpen('[role="dialog"], [role="menu"]')) return true
  return action.section !== 'go' && action.section !== 'app' && action.keys?.startsWith('mod+') === true
}

const isOpen = (selector: string): boolean => document.querySelector(selector) !== null
