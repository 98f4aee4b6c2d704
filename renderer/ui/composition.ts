// What an input method is composing belongs to the method until it is committed: Enter confirms a conversion, Escape
// and the arrows move in it. Every key of a composition is stopped here, before any handler of the app or of a library
// can see it. So handlers need not ask, and cannot forget to.

import { isPressed } from './keys.ts'

/** Stops the keys of compositions. Called once, before anything else listens. */
export function stopComposingKeys(): void {
  for (const kind of ['keydown', 'keyup', 'keypress'] as const) {
    window.addEventListener(kind, stopIfComposing, { capture: true })
  }
  window.addEventListener('compositionstart', ({ target }) => (composing = target), { capture: true })
  window.addEventListener('compositionend', () => (composing = null), { capture: true })
}

/** Takes over the text that is being composed as it is, so that a command finds it in its input. */
export function commitComposition(): void {
  if (!(composing instanceof HTMLElement)) return
  const input = composing
  input.blur()
  input.focus({ preventScroll: true })
}

function stopIfComposing(event: KeyboardEvent): void {
  if (!isComposing(event) || isPressed(event, SAVE)) return
  event.stopImmediatePropagation()
}

/** Some methods only name the key: 229 stands for one that the method has taken. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === TAKEN_BY_METHOD

let composing: EventTarget | null = null
const TAKEN_BY_METHOD = 229
/** Saving is meant whatever is being composed; the command commits the text first. */
const SAVE = 'mod+s'
