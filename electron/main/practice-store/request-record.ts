/** One V2 request as it arrived, and how it was answered. */
export interface ReceivedRequest {
  readonly number: number
  /** ms since 1970, by the clock of the machine. */
  readonly time: number
  readonly method: string
  /** The whole path with its query. */
  readonly path: string
  /** Names and values as they were sent, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The parsed body; its text where it is not JSON; `null` where there was none or it was not read. */
  body: unknown
  /** The status that was answered; `null` where nothing was, or not yet. */
  status: number | null
  /** Whether the store did what was asked: for a PUT, whether the customer now is as it says. */
  isApplied: boolean
  /** The kind of the planned fault that met it. */
  fault: string | null
}

export interface RequestRecord {
  /** Oldest first. */
  readonly requests: readonly ReceivedRequest[]
  /** Received since the start or the last `clear`, those no longer listed included. */
  readonly received: number
  begin(request: Pick<ReceivedRequest, 'method' | 'path' | 'headers' | 'time'>): ReceivedRequest
  /** Keeps the body of a request that is listed. @param size how many bytes it has */
  keepBody(entry: ReceivedRequest, body: unknown, size: number): void
  clear(): void
}

/**
 * Lists the latest requests; older ones are dropped, so that a store that runs for days stays small.
 * @param mostBytes how much of them is kept, roughly; 0 for nothing
 */
export function requestRecord(most = 20_000, mostBytes = 16 * 1024 * 1024): RequestRecord {
  const sizes = new WeakMap<ReceivedRequest, number>()
  let bytes = 0
  let requests: ReceivedRequest[] = []
  let received = 0
  function drop(count: number): void {
    for (const entry of requests.slice(0, count)) bytes -= sizes.get(entry) ?? 0
    requests = requests.slice(count)
  }

  function grow(entry: ReceivedRequest, by: number): void {
    sizes.set(entry, (sizes.get(entry) ?? 0) + by)
    bytes += by
    if (bytes > mostBytes) drop(Math.ceil(requests.length / 2))
  }

  return {
    get requests() {
      return requests
    },
    get received() {
      return received
    },
    begin(request) {
      received += 1
      const entry: ReceivedRequest = {
        number: received,
        ...request,
        body: null,
        status: null,
        isApplied: false,
        fault: null,
      }
      if (mostBytes === 0) return entry
      requests.push(entry)
      grow(entry, ENTRY_BYTES + request.path.length + request.headers.flat().join('').length)
      // Dropped by the half, so that dropping costs nothing per request.
      if (requests.length > most * 2) drop(requests.length - most)
      return entry
    },
    keepBody(entry, body, size) {
      if (mostBytes === 0) return
      entry.body = body
      grow(entry, size)
    },
    clear() {
      requests = []
      bytes = 0
      received = 0
    },
  }
}

/** What an entry takes besides its texts. */
const ENTRY_BYTES = 200
