import { type Language, language } from '../../texts/language.ts'

const isMacHere = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** What of a key press counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a key press is the one that `keys` names, such as `mod+s`, `mod+shift+e`, `alt+arrowdown`, `?`. */
export function isPressed(press: KeyPress, keys: string, isMac = isMacHere): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = isMac ? press.metaKey : press.ctrlKey
  const other = isMac ? press.ctrlKey : press.metaKey
  if (other || keyOf(press, mod) !== key) return false
  if (mod !== parts.includes('mod') || press.altKey !== parts.includes('alt')) return false
  // A sign such as `?` may need Shift on one keyboard and not on another; so do figures.
  return !/^[a-z]/.test(key) || press.shiftKey === parts.includes('shift')
}

/**
 * The key by its sign. With Ctrl or Cmd the place on the keyboard counts where the sign says nothing: on a
 * Cyrillic or Greek keyboard, and for the row of figures, which in France needs Shift.
 */
function keyOf({ key, code }: KeyPress, isWithMod: boolean): string {
  const sign = key.toLowerCase()
  if (!isWithMod) return sign
  const figure = /^Digit(\d)$/.exec(code)?.[1]
  if (figure && sign.length === 1) return figure
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return letter && /^[^\x21-\x7e]$/.test(sign) ? letter.toLowerCase() : sign
}

/** Whether keys without Ctrl or Cmd belong to what has the focus. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches(TAKES_LETTERS)
}

/** A box to tick or a slider takes arrows and Space, but no letters. */
const TAKES_LETTERS =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select, [role="menu"], [role="menu"] *'

/** Keys as they are printed on a keyboard of this system and language. */
export function keyCaps(
  keys: string,
  { isMac = isMacHere, in: tongue = language.value }: { isMac?: boolean; in?: Language } = {},
): readonly string[] {
  const caps = { ...CAPS, ...CAPS_IN[tongue], ...(isMac ? MAC_CAPS : {}) }
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
const CAPS_IN: Readonly<Record<Language, Caps>> = {
  en: {},
  de: {
    mod: 'Strg',
    shift: 'Umschalt',
    home: 'Pos1',
    end: 'Ende',
    pageup: 'Bild ↑',
    pagedown: 'Bild ↓',
    backspace: 'Rück',
    delete: 'Entf',
  },
}
const MAC_CAPS: Caps = { mod: '⌘', shift: '⇧', alt: '⌥', backspace: '⌫', delete: '⌦', home: '↖', end: '↘' }
