/** Handles newer messages once in a while. @returns whether to continue */
export type Pause = () => Promise<boolean>

/** A pause that takes place only when the work has taken a few milliseconds since the last one. */
export function pauseWhile(isWanted: () => boolean): Pause {
  let since = performance.now()
  return async () => {
    if (performance.now() - since >= LONGEST_MS) {
      await letMessagesIn()
      since = performance.now()
    }
    return isWanted()
  }
}

/** Resolves when messages that have arrived were handled. */
export function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

const LONGEST_MS = 8
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()
