import { host } from './host.mjs'

/**
 * The page of one window. Playwright abandons a crashed page, so another one takes its place in the same profile.
 * @param {import('playwright-core').Page} firstPage
 * @param {object} on
 * @param {(page: import('playwright-core').Page) => import('./page-connection.mjs').PageConnection} on.connect
 * @param {() => void} on.crash
 * @param {() => void} on.close
 * @param {() => void} on.load
 * @param {() => void} on.replaced another page is in its place
 */
export function keepPage(firstPage, on) {
  let page = firstPage
  let isCrashed = false
  let connection = attach(page)
  let replacing = Promise.resolve()

  /** @param {import('playwright-core').Page} to */
  function attach(to) {
    to.on('crash', () => to === page && crashed())
    to.on('close', () => to === page && on.close())
    to.on('load', () => to === page && on.load())
    // Playwright would turn questions of the page down; here a person answers them.
    if (!host.isHeadless) to.on('dialog', () => undefined)
    return on.connect(to)
  }

  function crashed() {
    isCrashed = true
    on.crash()
  }

  async function replace() {
    if (!isCrashed) return
    const context = page.context()
    try {
      page = await freshPage(context)
      isCrashed = false
      connection = attach(page)
      on.replaced()
      await Promise.race([connection.cdp, deathOf(page)])
      for (const other of context.pages()) if (other !== page) await other.close().catch(() => undefined)
    } catch {
      // It crashed as well, and main knows that, or no page came at all.
      if (!isCrashed) crashed()
    }
  }

  return {
    page: () => page,
    connection: () => connection,
    isCrashed: () => isCrashed,
    /** The page's process has ended, or hangs. */
    crashed,
    /** Puts another page in the place of a crashed one. */
    replaceCrashed: () => (replacing = replacing.then(replace)),
  }
}

/**
 * A page whose process dies before it is there never comes: then another one is asked for.
 * @param {import('playwright-core').BrowserContext} context
 * @returns {Promise<import('playwright-core').Page>}
 */
const freshPage = (context, tries = 5) =>
  context.newPage().catch((error) => {
    if (tries === 1) throw error
    return freshPage(context, tries - 1)
  })

/**
 * A page that dies while it is being attached to never answers.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<never>}
 */
const deathOf = (page) =>
  new Promise((_, reject) => {
    page.once('crash', reject)
    // It may have died before anything listened.
    setTimeout(reject, LONGEST_WAY_MS).unref()
  })

/** How long a page may take until it is there, in ms. */
export const LONGEST_WAY_MS = 10_000

/** @typedef {ReturnType<typeof keepPage>} KeptPage */
