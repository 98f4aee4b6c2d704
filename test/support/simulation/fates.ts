import type { Reply } from '../../../electron/main/store-api/request.ts'

/** What happens to one request on its way to the store and back. */
export const FATES = [
  'ok',
  'slow',
  'stale-read',
  'no-connection',
  'reset-before',
  'reset-after',
  'time-out-before',
  'time-out-after',
  'time-out-late',
  '500-before',
  '500-after',
  'html-after',
  '429',
  '423',
  '400',
  '404',
  '401',
  '403',
] as const
export type Fate = (typeof FATES)[number]

/** What main learns of a request with this fate; `null` where the store's answer arrives. */
export function replyOf(fate: Fate): Reply | null {
  switch (fate) {
    case 'ok':
    case 'slow':
    case 'stale-read':
      return null
    case 'no-connection':
      return failed('never-sent')
    case 'reset-before':
    case 'reset-after':
      return failed('lost')
    case 'time-out-before':
    case 'time-out-after':
    case 'time-out-late':
      return failed('timed-out')
    case '500-before':
    case '500-after':
      return answered(500)
    case 'html-after':
      return answered(200, '<html>')
    case '429':
    case '423':
    case '400':
    case '404':
    case '401':
    case '403':
      return answered(Number(fate))
  }
}

/** How long a 429 asks to wait, in ms. */
export const RATE_LIMIT_MS = 2_000

const answered = (status: number, text = '{"title":"no"}'): Reply => ({
  kind: 'answered',
  status,
  headers: new Headers({ 'X-Rate-Limit-Requests-Left': '100' }),
  text,
})

const failed = (why: Extract<Reply, { kind: 'failed' }>['why']): Reply => ({
  kind: 'failed',
  why,
  status: null,
  headers: null,
  code: why,
})
