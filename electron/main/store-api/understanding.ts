import { type Answer, bad, good } from '../../../shared/answer.ts'
import { hasRateLimit } from './rate-headers.ts'
import { redact } from './redact.ts'
import type { HttpResult } from './http.ts'
import type { Reach } from './probe.ts'
import { readReply } from './v2/answers.ts'
import type { Parse } from './v2/shapes.ts'

/** Understands replies to reads. @param isSure whether the value can only be the store's, also without its rate limit */
export type Understand = <T>(result: HttpResult, parse: Parse<T>, isSure?: (value: T) => boolean) => Answer<T>

/**
 * A network that wants people to sign in can answer with anything, so an answer without the store's rate limit
 * counts only where its contents can only be the store's.
 * @param onReach called with what an answer's contents say about the connection to the store
 */
export const createUnderstanding =
  (token: string, onReach: (reach: Reach) => void): Understand =>
  ({ reply, waitMs }, parse, isSure = () => true) => {
    const read = readReply(reply, waitMs)
    if (!read.ok) return { ok: false, problem: redact(read.problem, [token]) }
    const parsed = parse(read.text)
    const isStores = reply.headers !== null && hasRateLimit(reply.headers)
    if (parsed.ok && (isStores || isSure(parsed.value))) {
      if (!isStores) onReach('reached')
      return good(parsed.value)
    }
    if (isStores) return bad('bad-answer', { status: read.status, detail: parsed.ok ? 'shape' : parsed.at })
    onReach('intercepted')
    return bad('intercepted', { status: read.status })
  }
