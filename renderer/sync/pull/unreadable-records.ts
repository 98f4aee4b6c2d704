import type { RecordList, UnreadableRecord } from '../../../shared/unreadable.ts'
import type { LocalStore } from '../../storage/local-store.ts'

/** Records of the store that cannot be understood: shown, exportable, and never overwritten unseen. */
export interface UnreadableRecords {
  all(): readonly UnreadableRecord[]
  /** Whether what the store has of this customer cannot be understood. */
  has(customerId: number): boolean
  /** How many customers of the store are not on this machine, or not as the store has them. */
  customers(): number
  load(): Promise<void>
  /** Notes the result of a read: which customers cannot be understood, and which can. */
  note(kind: UnreadableRecord['kind'], read: RecordList<{ readonly id: number }>): Promise<void>
  /** The whole list was read, and these were all in it that cannot be understood. */
  replace(kind: UnreadableRecord['kind'], found: readonly UnreadableRecord[]): Promise<void>
}

export function createUnreadableRecords(
  { keyValues }: Pick<LocalStore, 'keyValues'>,
  changed: () => void,
): UnreadableRecords {
  let records: ReadonlyMap<string, UnreadableRecord> = new Map()
  let ids: ReadonlySet<number> = new Set()

  function take(next: ReadonlyMap<string, UnreadableRecord>): void {
    records = next
    ids = new Set([...next.values()].flatMap(({ kind, id }) => (kind === 'customer' && id ? [id] : [])))
  }

  async function store(next: ReadonlyMap<string, UnreadableRecord>): Promise<void> {
    const isSame =
      next.size === records.size && [...next].every(([key, record]) => records.get(key)?.raw === record.raw)
    if (isSame) return
    take(next)
    changed()
    await keyValues.write('unreadable', { records: [...next.values()] })
  }

  return {
    all: () => [...records.values()],
    has: (customerId) => ids.has(customerId),
    customers: () => [...records.values()].filter(({ kind }) => kind === 'customer').length,
    async load() {
      const saved = await keyValues.read('unreadable')
      take(new Map(saved?.records.map((record) => [keyOf(record), record])))
    },
    async note(kind, { records: understood, unreadable }) {
      if (unreadable.length === 0 && records.size === 0) return
      const next = new Map(records)
      for (const { id } of understood) next.delete(keyOf({ kind, id, raw: '' }))
      for (const record of unreadable) next.set(keyOf(record), shortened(record, next.size))
      await store(next)
    },
    async replace(kind, found) {
      const others = [...records].filter(([, record]) => record.kind !== kind)
      const own = found.map((record, at) => [keyOf(record), shortened(record, others.length + at)] as const)
      await store(new Map([...others, ...own]))
    },
  }
}

/** A record without an id is known by what is in it. */
const keyOf = ({ kind, id, raw }: Pick<UnreadableRecord, 'kind' | 'id' | 'raw'>): string =>
  `${kind} ${id ?? raw}`

/** A few are kept whole for a report; of many, what is odd about them is enough. */
function shortened(record: UnreadableRecord, at: number): UnreadableRecord {
  const longest = at < MOST_WHOLE ? LONGEST_WHOLE : LONGEST_OF_MANY
  return record.raw.length <= longest ? record : { ...record, raw: `${record.raw.slice(0, longest)}…` }
}

const MOST_WHOLE = 50
const LONGEST_WHOLE = 20_000
const LONGEST_OF_MANY = 500
