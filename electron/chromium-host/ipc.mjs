import { HostEvent, listening, strict } from './strict-api.mjs'

/** @type {Map<string, (event: HostEvent, ...args: unknown[]) => unknown>} */
const handlers = new Map()
const { emit, ...hearing } = listeningAnywhere()

/** Electron's `ipcMain`. */
export const ipcMain = strict('ipcMain', {
  ...hearing,
  handle(
    /** @type {string} */ channel,
    /** @type {(event: HostEvent, ...args: unknown[]) => unknown} */ handler,
  ) {
    if (handlers.has(channel)) throw new Error(`There is a handler for ${channel} already.`)
    handlers.set(channel, handler)
  },
  removeHandler: (/** @type {string} */ channel) => void handlers.delete(channel),
})

/**
 * A call of the page. What main throws is passed on as Electron does: without a stack.
 * @param {Sender} sender
 * @param {string} channel
 * @param {unknown[]} args
 */
export async function invoked(sender, channel, args) {
  const handler = handlers.get(channel)
  if (!handler)
    throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`)
  try {
    return await handler(new HostEvent({ ...sender }), ...args)
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
  }
}

/** @param {Sender} sender @param {string} channel @param {unknown[]} args */
export const sent = (sender, channel, args) => void emit(channel, new HostEvent({ ...sender }), ...args)

/** Channels have any name, so every one is known. */
function listeningAnywhere() {
  return listening('ipcMain', /** @type {string[]} */ (/** @type {unknown} */ ({ includes: () => true })))
}

/** @typedef {{ sender: object, senderFrame: object | null, processId: number, frameId: number }} Sender */
