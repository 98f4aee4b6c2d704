import { redirectTarget } from './api-url.ts'
import { networkFailure } from './network-failure.ts'

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>
type FetchInit = RequestInit & { readonly cache: 'no-store' }

/** In milliseconds. */
export interface TimeLimits {
  /** Until the answer begins; includes the time for connecting, which `fetch` does not report separately. */
  readonly answerMs: number
  /** Until the answer is there as a whole. */
  readonly wholeMs: number
}

export interface Request {
  readonly method: 'GET' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came of one request. Nothing is thrown. */
export type Reply =
  /** A whole answer. Bytes that are not UTF-8, as old texts of a shop can be, are U+FFFD in its text. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Headers
      readonly text: string
    }
  /** No answer, or not the whole of it; status and headers where they came. `code` is for the log. */
  | {
      readonly kind: 'failed'
      readonly why: FailureReason
      readonly status: number | null
      readonly headers: Headers | null
      readonly code: string
    }

export type FailureReason =
  /** There was no connection, so nothing was written. */
  | 'never-sent'
  /** It was not begun: the connection was closed before. */
  | 'not-begun'
  /** The connection broke. What was written, and what became of it, is not known. */
  | 'lost'
  | 'timed-out'
  | 'too-large'
  /** It was redirected to where the token must not go, or in a circle. */
  | 'redirected'
  | 'aborted'

/** Makes one request, follows redirects that stay with the store, and reads the answer. */
export async function exchange(
  fetch: Fetch,
  request: Request,
  limits: TimeLimits,
  signal: AbortSignal,
): Promise<Reply> {
  if (signal.aborted) return failed('not-begun')
  const ending = new AbortController()
  let why: FailureReason = 'aborted'
  const end = (because: FailureReason) => () => {
    why = because
    ending.abort()
  }
  const abort = end('aborted')
  signal.addEventListener('abort', abort)
  const answer = setTimeout(end('timed-out'), limits.answerMs)
  const whole = setTimeout(end('timed-out'), limits.wholeMs)
  let response: Response | null = null
  let isRead = false
  try {
    for (let url = request.url, hops = 0; ; hops += 1) {
      response = await unlessEnded(fetch(url, init(request, ending.signal)), ending.signal)
      const target = REDIRECTS.includes(response.status)
        ? redirectTarget(url, response.headers.get('location'))
        : undefined
      if (target === undefined) break
      response.body?.cancel().catch(() => undefined)
      if (target === null || hops === MOST_HOPS) return failed('redirected', response)
      // 303 says that something else is to be read there, which says nothing about a PUT.
      if (response.status === 303 && request.method !== 'GET') return failed('redirected', response)
      url = target
    }
    clearTimeout(answer)
    const bytes = await readBody(response, ending.signal)
    if (bytes === 'too-large') return failed('too-large', response)
    isRead = true
    return {
      kind: 'answered',
      status: response.status,
      headers: response.headers,
      text: DECODER.decode(bytes),
    }
  } catch (error) {
    if (ending.signal.aborted) return failed(why, response)
    const { isNeverSent, code } = networkFailure(error)
    return failed(isNeverSent && response === null ? 'never-sent' : 'lost', response, code)
  } finally {
    clearTimeout(answer)
    clearTimeout(whole)
    signal.removeEventListener('abort', abort)
    // Releases a connection whose answer is not read to its end.
    if (!isRead) ending.abort()
  }
}

const init = ({ method, headers, body }: Request, signal: AbortSignal): FetchInit => ({
  method,
  headers,
  signal,
  redirect: 'manual',
  // Neither cookies nor a cache have a part in this.
  credentials: 'omit',
  cache: 'no-store',
  ...(body === undefined ? {} : { body }),
})

async function readBody(response: Response, signal: AbortSignal): Promise<Uint8Array | 'too-large'> {
  if (!response.body) return new Uint8Array(0)
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await unlessEnded(reader.read(), signal)
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => undefined)
      return 'too-large'
    }
    chunks.push(value)
  }
}

/** A client that ignores its abort signal must not hold us up. */
async function unlessEnded<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let end: () => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason as Error)
    signal.addEventListener('abort', end)
  })
  try {
    return await Promise.race([promise, ended])
  } finally {
    signal.removeEventListener('abort', end)
    promise.catch(() => undefined)
  }
}

const DECODER = new TextDecoder()

const failed = (why: FailureReason, response: Response | null = null, code: string = why): Reply => ({
  kind: 'failed',
  why,
  status: response?.status ?? null,
  headers: response?.headers ?? null,
  code,
})

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const MOST_HOPS = 3
/** 16 MiB: many times the largest page of customers. */
const MOST_BYTES = 16 * 1024 * 1024
