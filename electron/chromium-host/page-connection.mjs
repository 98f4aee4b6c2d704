import { makeCodec } from './codec.mjs'
import { watchDownloads } from './download-item.mjs'
import { frameTable } from './frame-table.mjs'
import { host } from './host.mjs'
import { BINDING, deliverText, scriptFor } from './page-source.mjs'

const codec = makeCodec()

/**
 * Connects to one page of Chromium: runs the preload in it, and carries what passes between it and main.
 * @param {import('playwright-core').Page} page
 * @param {string} preload source of the built preload
 * @param {(message: import('./page-script.mjs').FromPage, from: MessageSource) => void} onMessage
 */
export function connectPage(page, preload, onMessage) {
  const frames = frameTable()
  const cdp = attach()

  async function attach() {
    const session = await page.context().newCDPSession(page)
    frames.follow(session)
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== BINDING) return
      const message = /** @type {import('./page-script.mjs').FromPage} */ (codec.decode(payload))
      onMessage(message, {
        frame: frames.frameOf(executionContextId),
        frameId: executionContextId,
        answer: (what) => deliverText(session, executionContextId, codec.encode(what)),
      })
    })
    await Promise.all([
      watchDownloads(session),
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: BINDING }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scriptFor(preload) }),
    ])
    if (host.colorScheme) await page.emulateMedia({ colorScheme: host.colorScheme })
    return session
  }

  return {
    /** Chromium's own protocol for the page, once it is attached. */
    cdp,
    mainFrame: () => frames.mainFrame(),
    /** @param {string} channel @param {unknown[]} args */
    send(channel, args) {
      // Encoded at once: what main changes afterwards is not part of the message.
      const text = codec.encode({ kind: 'event', channel, args })
      void cdp.then(
        (session) => {
          const contextId = frames.mainContext()
          if (contextId !== null) void deliverText(session, contextId, text)
        },
        () => undefined,
      )
    },
  }
}

/** @typedef {ReturnType<typeof connectPage>} PageConnection */
/**
 * @typedef {object} MessageSource
 * @property {object | null} frame `null` where it is gone
 * @property {number} frameId
 * @property {(what: object) => Promise<void>} answer throws where it cannot be encoded
 */
