/** One V2 request as it arrived, and what became of it. */
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
  clear(): void
}

/** Lists the latest requests; older ones are dropped, so that a store that runs for days stays small. */
export function requestRecord(most = 20_000): RequestRecord {
  let requests: ReceivedRequest[] = []
  let received = 0
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
      requests.push(entry)
      // Dropped by the half, so that dropping costs nothing per request.
      if (requests.length > most * 2) requests = requests.slice(-most)
      return entry
    },
    clear() {
      requests = []
      received = 0
    },
  }
}
