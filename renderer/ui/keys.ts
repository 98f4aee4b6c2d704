import { type Language, language, textsOf } from '../i18n/language.ts'

export const IS_MAC = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** The parts of a key press that count. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a key press is the one that `keys` names, such as `mod+s`, `mod+shift+e`, `alt+arrowdown`, `?`. */
export function isPressed(press: KeyPress, keys: string, isMac = IS_MAC): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = isMac ? press.metaKey : press.ctrlKey
  const other = isMac ? press.ctrlKey : press.metaKey
  if (other || keyOf(press, mod) !== key) return false
  if (mod !== parts.includes('mod') || press.altKey !== parts.includes('alt')) return false
  // A character such as `?` may need Shift on one keyboard and not on another; so do figures.
  return !/^[a-z]/.test(key) || press.shiftKey === parts.includes('shift')
}

/**
 * The key by its character. With Ctrl or Cmd the position on the keyboard counts where the character says nothing: on a
 * Cyrillic or Greek keyboard, and for the row of figures, which in France needs Shift.
 */
function keyOf({ key, code }: KeyPress, isWithMod: boolean): string {
  const sign = key.toLowerCase()
  if (!isWithMod) return sign
  const figure = /^Digit(\d)$/.exec(code)?.[1]
  if (figure && sign.length === 1) return figure
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter && NO_LETTER.test(sign) ? letter.toLowerCase() : sign
}

/** A character of another script, or none because an input method took the key. */
const NO_LETTER = /^([^\x21-\x7e]|process|unidentified)$/

/** Whether keys without Ctrl or Cmd belong to what has the focus. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches(TAKES_LETTERS)
}

/** A checkbox or a slider takes arrows and Space, but no letters. */
const TAKES_LETTERS =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select, [role="menu"], [role="menu"] *'

/** Keys as they are printed on a keyboard of this system and language. */
export function keyCaps(
  keys: string,
  { isMac = IS_MAC, in: tongue = language.value }: { isMac?: boolean; in?: Language } = {},
): readonly string[] {
  const caps = { ...CAPS, ...textsOf(tongue).keyCaps, ...(isMac ? MAC_CAPS : {}) }
  return keys.split('+').map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

type Caps = Readonly<Record<string, string>>

const CAPS: Caps = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  enter: '↵',
  escape: 'Esc',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  backspace: 'Backspace',
  delete: 'Del',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}
const MAC_CAPS: Caps = { mod: '⌘', shift: '⇧', alt: '⌥', backspace: '⌫', delete: '⌦', home: '↖', end: '↘' }
