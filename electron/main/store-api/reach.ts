import { meaningOf } from './answers.ts'
import type { Reply } from './request.ts'

/**
 * What a reply tells about the way to the store: that it is there, that it is not, or (`null`) nothing. A
 * gateway that answers in place of the store does not make it reachable.
 */
export function reachOf(reply: Reply): boolean | null {
  if (reply.kind === 'failed') {
    const isSilent = ['never-sent', 'lost', 'timed-out'].includes(reply.why)
    return isSilent ? false : null
  }
  const { status, text } = reply
  switch (meaningOf(status)) {
    case 'done':
      // Some networks answer everything with a page of their own.
      return status === 204 || /^\s*[[{]/.test(text ?? '') ? true : null
    case 'refused':
    case 'token-rejected':
    case 'no-permission':
    case 'absent':
    case 'locked':
    case 'rate-limited':
      return true
    case 'server-error':
      return AWAY.includes(status) ? false : null
    case 'proxy':
      return false
    case 'moved':
    case 'strange':
      return null
  }
}

/** The gateway did not get through, or the store is in maintenance. */
const AWAY: readonly number[] = [502, 503, 504]
