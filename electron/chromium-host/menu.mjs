import { app } from './app.mjs'
import { host } from './host.mjs'
import { strict } from './strict-api.mjs'

/**
 * @typedef {object} MenuTemplateItem
 * @property {string} [label]
 * @property {string} [role]
 * @property {string} [accelerator]
 * @property {boolean} [registerAccelerator]
 * @property {() => void} [click]
 * @property {readonly MenuTemplateItem[]} [submenu]
 * @typedef {{ items: readonly MenuTemplateItem[] }} HostMenu
 */

/**
 * Electron's `Menu`. The host shows no menu bar; what a menu's keys do still works. Roles such as copy and
 * zoom are Chromium's own keys.
 */
export const Menu = strict('Menu', {
  buildFromTemplate: (/** @type {readonly MenuTemplateItem[]} */ items) => strict('menu', { items }),
  getApplicationMenu: () => current,
  setApplicationMenu(/** @type {HostMenu | null} */ menu) {
    current = menu
    host.accelerators = menu ? menu.items.flatMap(acceleratorsOf) : []
  },
})

/** @type {HostMenu | null} */
let current = null

/** @param {MenuTemplateItem} item @returns {typeof host.accelerators} */
function acceleratorsOf(item) {
  if (item.submenu) return item.submenu.flatMap(acceleratorsOf)
  if (item.role === 'quit') return [{ matches: keyMatcher('CmdOrCtrl+Q'), click: app.quit }]
  const { accelerator, click, registerAccelerator } = item
  if (!accelerator || !click || registerAccelerator === false) return []
  return [{ matches: keyMatcher(accelerator), click: () => click() }]
}

/**
 * @param {string} accelerator for example `CmdOrCtrl+Shift+S`
 * @returns {(pressed: import('./page-script.mjs').KeyMessage) => boolean}
 */
function keyMatcher(accelerator, platform = process.platform) {
  const words = accelerator.toLowerCase().split('+')
  const key = words.pop()
  const has = (/** @type {string[]} */ ...names) => words.some((word) => names.includes(word))
  const isMac = platform === 'darwin'
  const either = has('cmdorctrl', 'commandorcontrol')
  const wanted = {
    ctrlKey: has('ctrl', 'control') || (either && !isMac),
    metaKey: has('cmd', 'command', 'meta', 'super') || (either && isMac),
    shiftKey: has('shift'),
    altKey: has('alt', 'option'),
  }
  return (pressed) =>
    pressed.key.toLowerCase() === key &&
    pressed.ctrlKey === wanted.ctrlKey &&
    pressed.metaKey === wanted.metaKey &&
    pressed.shiftKey === wanted.shiftKey &&
    pressed.altKey === wanted.altKey
}
