const isMac = /mac/i.test(navigator.userAgent)

/** Whether a key press is the one that `keys` names, such as `mod+s`, `mod+shift+e`, `alt+arrowdown`, `?`. */
export function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  if (event.key.toLowerCase() !== key || other) return false
  if (mod !== parts.includes('mod') || event.altKey !== parts.includes('alt')) return false
  // A sign such as `?` may need Shift on one keyboard and not on another.
  return !/^[a-z]|^arrow/.test(key) || event.shiftKey === parts.includes('shift')
}

/** Whether keys without Ctrl or Cmd belong to what has the focus. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select, [role="menu"], [role="menu"] *')
}

/** Keys as they are printed on a keyboard of this system. */
export function keyCaps(keys: string): readonly string[] {
  return keys.split('+').map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

const CAPS: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}
