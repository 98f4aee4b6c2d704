import { onScopeDispose } from 'vue'
import { useNavigation } from '../../workspace/navigation.ts'

/** The mouse's "back" and "forward" go through the places of the app; the browser's own history is never used. */
export function useMouseHistory(): void {
  const navigation = useNavigation()

  function hear(event: MouseEvent): void {
    if (event.button !== BACK && event.button !== FORWARD) return
    event.preventDefault()
    // A dialog and a question are answered first.
    if (event.type !== 'mouseup' || document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    if (event.button === BACK) navigation.goBack()
    else navigation.goForward()
  }

  const kinds = ['mousedown', 'mouseup', 'auxclick'] as const
  for (const kind of kinds) window.addEventListener(kind, hear, { capture: true })
  onScopeDispose(() => {
    for (const kind of kinds) window.removeEventListener(kind, hear, { capture: true })
  })
}

const BACK = 3
const FORWARD = 4
