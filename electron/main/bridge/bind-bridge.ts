import * as v from 'valibot'
import { type Answer, bad } from '../../../shared/answer.ts'
import { type BridgeEvents, type BridgeHandlers, channels } from '../../../shared/bridge.ts'
import { channelName, eventName } from '../../../shared/bridge-names.ts'
import { isTrustedSender, type SenderFrame } from '../window/navigation.ts'
import { codeOf, ProblemError } from '../platform/problem-error.ts'

/** The part of Electron's `ipcMain` that is used. */
export interface Ipc {
  handle(
    channel: string,
    listener: (event: { senderFrame: SenderFrame | null }, args: unknown) => unknown,
  ): void
}

/** Binds every channel of the contract to its handler, behind a check of sender and arguments. */
export function bindBridge(ipc: Ipc, handlers: BridgeHandlers, onUnexpected: (what: string) => void): void {
  for (const [group, calls] of Object.entries(channels)) {
    for (const [method, { args: schema }] of Object.entries(calls)) {
      const handler = handlerOf(handlers, group, method)
      const name = channelName(group, method)
      ipc.handle(name, (event, args) =>
        // The frame is read at once: after a navigation it is gone.
        answer({ name, frame: event.senderFrame, schema, args, handler, onUnexpected }),
      )
    }
  }
}

/** Sends an event to the page, if there is one. */
export function emitToPage<E extends keyof BridgeEvents>(
  page: { isDestroyed(): boolean; send(channel: string, what: unknown): void } | null | undefined,
  event: E,
  what: BridgeEvents[E],
): void {
  if (page && !page.isDestroyed()) page.send(eventName(event), what)
}

export interface BridgeRequest {
  readonly name: string
  readonly frame: SenderFrame | null | undefined
  readonly schema: v.GenericSchema
  readonly args: unknown
  readonly handler: (args: never) => Promise<Answer<unknown>>
  readonly onUnexpected: (what: string) => void
}

/** Answers one call. Nothing is thrown, and the page gets no stack and no argument. */
export async function answer({
  name,
  frame,
  schema,
  args,
  handler,
  onUnexpected,
}: BridgeRequest): Promise<Answer<unknown>> {
  if (!isTrustedSender(frame)) {
    onUnexpected(`${name} was called by a frame that is not the app's`)
    return bad('bad-argument', { detail: 'sender' })
  }
  const checked = v.safeParse(schema, args)
  if (!checked.success) {
    return bad('bad-argument', { detail: `${name}: ${v.getDotPath(checked.issues[0]) ?? 'arguments'}` })
  }
  try {
    return await handler(checked.output as never)
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    onUnexpected(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return bad('internal', { detail: `${name} ${codeOf(error)}`.trim() })
  }
}

function handlerOf(handlers: BridgeHandlers, group: string, method: string): BridgeRequest['handler'] {
  const calls: Readonly<Record<string, BridgeRequest['handler']>> = handlers[group as keyof BridgeHandlers]
  const handler = calls[method]
  if (!handler) throw new Error(`No handler for ${channelName(group, method)}`)
  return handler
}
