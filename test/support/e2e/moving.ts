import type { Page } from '@playwright/test'

/** As it starts, a page has its host set the theme, which takes back what was asked of its media before. */
export async function themeIsSet(page: Page): Promise<void> {
  await page.evaluate(`counterfoil.app.setTheme({ theme: 'system' })`)
}

/** What takes time to change although less motion was asked for. Runs in the page. */
export const MOVING = `[...document.querySelectorAll('*')].flatMap((one) => {
  const { transitionDuration, animationDuration, animationName } = getComputedStyle(one)
  const isLong = (times) => times.split(', ').some((time) => parseFloat(time) > 0.01)
  const moves = isLong(transitionDuration) || (animationName !== 'none' && isLong(animationDuration))
  return moves ? [one.tagName + '.' + one.className] : []
})`

/** What is open and would still be animated when it is closed: its end is waited for, and may never come. Runs in the page. */
export const LINGERING = `[...document.querySelectorAll('[data-state="open"]')].flatMap((one) => {
  one.dataset.state = 'closed'
  const { animationName } = getComputedStyle(one)
  one.dataset.state = 'open'
  return animationName === 'none' ? [] : [one.tagName + '.' + one.className]
})`
