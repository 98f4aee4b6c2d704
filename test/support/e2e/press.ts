import type { Page } from '@playwright/test'

export interface ButtonPlace {
  readonly name: string
  /** A pattern of what is said beside the button. */
  readonly beside?: string
  /** Where the button is, by a selector. */
  readonly within?: string
}

/**
 * Presses a button as soon as it is there and the words are beside it: before the work can have ended. Resolves when
 * it was pressed, with those words.
 */
export const pressWhenThere = (
  page: Page,
  { name, beside = '', within = 'main' }: ButtonPlace,
): Promise<string> =>
  page.evaluate(`(${PRESS})(${JSON.stringify(name)}, ${JSON.stringify(beside)}, ${JSON.stringify(within)})`)

const PRESS = `(words, pattern, selector) => new Promise((resolve) => {
  const watcher = new MutationObserver(() => {
    const part = document.querySelector(selector)
    const said = new RegExp(pattern, 's').exec(part?.textContent ?? '')
    if (!said) return
    const found = [...(part?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === words)
    if (!found) return
    watcher.disconnect()
    found.click()
    resolve(said[0])
  })
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
})`
