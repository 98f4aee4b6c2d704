import type { OfflineReason } from '../../../shared/session.ts'
import { certificateFault } from './certificate-fault.ts'
import { hasRateLimit } from './rate-headers.ts'
import type { Reply } from './request.ts'
import { meaningOfAnswer } from './v2/answers.ts'

/** What a request reached: the store, nothing, or why the store cannot be reached. */
export type Reach = 'reached' | 'silent' | OfflineReason

/** What a reply says about the connection to the store, or `null` where it says nothing. */
export function reachOf(reply: Reply): Reach | null {
  if (reply.kind === 'failed') {
    const { why, headers, code } = reply
    if (why === 'redirected') return headers && hasRateLimit(headers) ? null : 'intercepted'
    const fault = certificateFault(code)
    if (fault) return fault
    return ['never-sent', 'lost', 'timed-out'].includes(why) ? 'silent' : null
  }
  const { status, headers } = reply
  switch (meaningOfAnswer(reply)) {
    case 'intercepted':
      return 'intercepted'
    case 'done':
      // Without a rate limit it depends on what is in it.
      return hasRateLimit(headers) ? 'reached' : null
    case 'refused':
    case 'token-rejected':
    case 'no-permission':
    case 'absent':
    case 'locked':
    case 'rate-limited':
      return 'reached'
    case 'server-error':
      return AWAY.includes(status) ? 'silent' : null
    case 'proxy':
      return 'silent'
    case 'moved':
    case 'strange':
      return null
  }
}

/** The gateway did not get through, or the store is in maintenance. */
const AWAY: readonly number[] = [502, 503, 504]
