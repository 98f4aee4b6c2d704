import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PracticeProcess } from '../app/practice-store-process.mjs'
import { FIELD_NAMES, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { type Mark, markOf } from './marks.ts'

/** One field of one customer got another value in the store. */
export interface Write {
  readonly customerId: number
  readonly field: FieldName
  readonly before: FieldValue
  readonly after: FieldValue
  readonly mark: Mark | null
}

/** An update as the store received it. */
export interface ReceivedPut {
  readonly customerId: number
  readonly body: Readonly<Partial<Record<FieldName, FieldValue>>>
  /** When its head came in, ms since 1970. */
  readonly time: number
  readonly isApplied: boolean
}

/** Everything that happened in a practice store, from its own log and record: the app has no say in it. */
export interface StoreStory {
  /** Brings the story up to the present. With nothing under way, what the store remembers is made short. */
  hear(isAtRest?: boolean): Promise<void>
  /** In the order in which they took effect. */
  readonly writes: readonly Write[]
  /** What a customer's field holds now. */
  present(customerId: number, field: FieldName): FieldValue | undefined
  /** In the order in which they came in. */
  readonly puts: () => readonly ReceivedPut[]
}

type Fields = Readonly<Record<FieldName, FieldValue>>

/** @param folder where the store is kept @param ids of the customers that are followed, as they are now */
export async function hearStory(
  store: PracticeProcess,
  folder: string,
  ids: readonly number[],
): Promise<StoreStory> {
  const log = join(folder, 'changes.log')
  const present = new Map<number, Fields>()
  for (const id of ids) present.set(id, (await store.control('GET', `customers/${id}`)) as Fields)
  const writes: Write[] = []
  let heard = readFileSync(log).length
  const puts = new Map<string, ReceivedPut>()
  let era = 0

  function hearLog(): void {
    const file = readFileSync(log)
    const upTo = file.lastIndexOf('\n') + 1
    for (const line of file.toString('utf8', heard, upTo).split('\n').filter(Boolean)) {
      // The line starts with a checksum of eight letters.
      const { id, customer } = JSON.parse(line.slice(9)) as { id: number; customer: Fields }
      const known = present.get(id)
      present.set(id, customer)
      for (const field of FIELD_NAMES) {
        const [before, after] = [known?.[field] ?? '', customer[field]]
        if (before === after) continue
        writes.push({ customerId: id, field, before, after, mark: markOf(field, after) })
      }
    }
    heard = upTo
  }

  async function hearRecord(isAtRest: boolean): Promise<void> {
    const requests = (await store.control('GET', 'requests')) as readonly RecordedRequest[]
    for (const { method, path, number, time, body, isApplied } of requests) {
      if (method !== 'PUT' || typeof body !== 'object' || body === null) continue
      const customerId = Number(/(\d+)$/.exec(path)?.[1])
      puts.set(`${era}-${number}`, { customerId, body, time, isApplied })
    }
    if (!isAtRest || requests.length < LONG_RECORD) return
    era += 1
    await store.control('DELETE', 'requests')
  }

  return {
    async hear(isAtRest = false) {
      await hearRecord(isAtRest)
      hearLog()
    },
    writes,
    present: (customerId, field) => present.get(customerId)?.[field],
    puts: () => [...puts.values()],
  }
}

interface RecordedRequest {
  readonly number: number
  readonly method: string
  readonly path: string
  readonly time: number
  readonly body: unknown
  readonly isApplied: boolean
}

const LONG_RECORD = 5_000
