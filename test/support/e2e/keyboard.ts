import { expect, type Locator, type Page } from '@playwright/test'

/** A person with a keyboard and nothing else. After each key it is looked where the keyboard is. */
export interface Keyboard {
  /** Presses keys one after the other. After each, what has the focus shows it and can be seen. */
  press(...keys: readonly string[]): Promise<void>
  type(text: string): Promise<void>
  /** Goes on with Tab, or back with Shift+Tab, until it is there. */
  tabTo(there: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Waits until what has the focus shows it. */
  isSeen(after: string): Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  const isSeen = (after: string): Promise<void> =>
    expect.poll(() => page.evaluate(FOCUS), { message: `the focus after ${after}` }).toBe('seen')

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await page.keyboard.press(key)
      await isSeen(key)
    }
  }

  return {
    press,
    isSeen,
    async type(text) {
      await page.keyboard.type(text)
      await isSeen(`typing “${text}”`)
    },
    async tabTo(there, key = 'Tab') {
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if ((await there.and(page.locator(':focus')).count()) > 0) return
        await press(key)
      }
      throw new Error(`${key} does not lead to ${String(there)}`)
    },
  }
}

/** Waits until an announcement to screen readers contains these words. */
export const heard = (page: Page, words: string, timeout = 30_000): Promise<void> =>
  expect(page.locator('[role="status"], [role="alert"]').filter({ hasText: words }).first()).toBeAttached({
    timeout,
  })

const MOST_TABS = 60

/**
 * `seen`, or what is wrong with the focus: it is nowhere, has no ring (a dialog or a screen as a whole needs none, and who is
 * chosen in a palette has a ground of its own), or is out of the window or wholly under something else. Runs in
 * the page.
 */
const FOCUS = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return 'nowhere'
  const name = one.outerHTML.slice(0, 160)
  if (one.matches('main, [role="dialog"], [role="alertdialog"]')) return 'seen'
  const within = document.getElementById(one.getAttribute('aria-activedescendant') ?? '')
  const isThere = (colour) => !/, 0\\)$|^transparent$/.test(colour)
  const hasRing = (it) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(it)
    const isRinged = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && isThere(outlineColor)
    return isRinged || / 0px 0px 0px [1-9]/.test(boxShadow)
  }
  const isPalette = one.matches('[role="combobox"]') && within && isThere(getComputedStyle(within).backgroundColor)
  const near = [one.firstElementChild, one.parentElement, one.parentElement?.parentElement, one.closest('label')]
  const marks = [one, within, one.matches('.unseen') ? one.nextElementSibling : null, ...near].filter(Boolean)
  if (!marks.some(hasRing) && !isPalette) return 'without a ring: ' + name
  const shown = within ?? (one.matches('.unseen') ? one.nextElementSibling : one)
  const { left, right, top, bottom } = shown.getBoundingClientRect()
  const inside = (x, y) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (shown.contains(hit) || hit.contains(shown))
  }
  const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
  const isInSight = [left + 3, (left + right) / 2, right - 3].some((x) => inside(x, middle))
  const over = document.elementFromPoint((left + right) / 2, middle)?.outerHTML.slice(0, 80)
  return isInSight ? 'seen' : 'out of sight: ' + name + ' under ' + over
})()`
