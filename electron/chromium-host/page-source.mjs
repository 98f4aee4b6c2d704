import { hasSandbox } from './chromium.mjs'
import { makeCodec } from './codec.mjs'
import { showBanner } from './page-banner.mjs'
import { makePageIpc } from './page-ipc.mjs'
import { pageScript } from './page-script.mjs'
import { watchLinks, watchWindow } from './page-watch.mjs'

/** The name under which the page calls main, until `pageScript` takes it away. */
export const BINDING = '__counterfoilHostPost'
const RECEIVER = '__counterfoilHostReceive'

/**
 * Everything that runs before the page's own scripts, as one piece of source.
 * @param {string} preload source of the built preload
 */
export function scriptFor(preload) {
  const config = {
    binding: BINDING,
    receiver: RECEIVER,
    platform: process.platform,
    banner: process.env['COUNTERFOIL_HOST_BANNER'] === '0' ? null : BANNER,
  }
  const parts = Object.entries({ makePageIpc, showBanner, watchLinks, watchWindow })
  return `(${String(pageScript)})(globalThis, (${String(makeCodec)})(), function (require, module, exports, process) {
${preload}
}, ${JSON.stringify(config)}, { ${parts.map(([name, part]) => `${name}: ${String(part)}`).join(',\n')} })`
}

/**
 * Calls the page. A page that went away meanwhile is not called, as in Electron.
 * @param {import('playwright-core').CDPSession} cdp
 * @param {number} contextId
 * @param {string} text
 */
export async function deliverText(cdp, contextId, text) {
  const functionDeclaration = `function (text) { globalThis[${JSON.stringify(RECEIVER)}]?.(text) }`
  const call = {
    functionDeclaration,
    executionContextId: contextId,
    arguments: [{ value: text }],
    silent: true,
  }
  await cdp.send('Runtime.callFunctionOn', call).catch(() => undefined)
}

const BANNER = `Not Electron: running on the system's Chromium${hasSandbox() ? '' : ', without its sandbox'}`
