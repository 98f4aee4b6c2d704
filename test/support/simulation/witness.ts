import { FIELD_NAMES, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { type Disk, LONGEST_DISK_MS } from './memory-store.ts'
import type { MainWitness, ReadBy } from './simulated-main.ts'
import type { SimulatedStore } from './simulated-store.ts'

/**
 * The small model of a correct outbox: it knows what the person saved and saw, watches every request, and
 * notes each sentence of "what always holds" that is broken.
 */
export interface Witness extends MainWitness {
  readonly violations: readonly string[]
  readonly counts: { puts: number; overwrittenInTheMoment: number; crashes: number; saves: number }
  breach(sentence: string): void
  /** The person has this value before their eyes. */
  saw(customerId: number, field: FieldName, value: FieldValue): void
  /** A save was requested: until it is answered, it can't be relied on. */
  saving(customerId: number, field: FieldName, value: FieldValue): Ticket
  /** The person chose that this value be sent over the store's, once more if need be. */
  allowAgain(value: FieldValue): void
  giveUp(customerId: number, field: FieldName, value: FieldValue): void
  pageDied(at: number): void
  /** Sequence numbers of saves start over: their counter is gone. */
  forgetOrder(): void
  /** At the end: every saved value is in the store, or still in the outbox, or the person gave it up. */
  nothingIsLost(): void
}

export interface Ticket {
  /** "Saved" was shown: from now on it must not get lost. */
  saved(): void
  /** It was already so, or was refused with a word. */
  notSaved(): void
}

export function createWitness(store: SimulatedStore, disk: Disk): Witness {
  const violations: string[] = []
  const counts = { puts: 0, overwrittenInTheMoment: 0, crashes: 0, saves: 0 }
  const seen = new Set<string>()
  const reads = new Map<number, Read[]>()
  const promises = new Map<string, SavePromise>()
  const effects = new Map<FieldValue, number>()
  const allowed = new Map<FieldValue, number>()
  const highestSeq = new Map<number, number>()
  const seqs = new Map<string, number>()
  const underWay = new Map<number, string>()
  const asked = new Set<SavePromise>()

  const breach = (sentence: string): void => void violations.push(sentence)
  const key = (id: number, field: FieldName): string => `${id}.${field}`

  function wasSeen(id: number, field: FieldName, value: FieldValue): boolean {
    return seen.has(`${key(id, field)}=${String(value)}`)
  }

  /** What the app knew last of this customer: by a pull before it handed the edit over, or by a look. */
  const lastRead = (id: number, attemptId: string, handedOverAt: number, sentAt: number): number =>
    Math.max(
      -Infinity,
      ...(reads.get(id) ?? [])
        .filter(({ by, answeredAt }) =>
          by === 'pull'
            ? answeredAt + LONGEST_KEEPING_MS <= handedOverAt
            : by.attemptId === attemptId && answeredAt <= sentAt,
        )
        .map(({ shows }) => shows),
    )

  function supersede({ customerId, field }: SavePromise): void {
    for (const [id, older] of promises) {
      if (older.customerId === customerId && older.field === field) promises.delete(id)
    }
  }

  return {
    violations,
    counts,
    breach,
    saw: (id, field, value) => void seen.add(`${key(id, field)}=${String(value)}`),
    deliverCalled({ editId, attemptId, customerId }) {
      const row = disk.edits.get(editId)
      if (row?.state.kind !== 'sending' || row.state.attemptId !== attemptId) {
        breach(`${editId} was handed over without being marked as sending on the disk`)
      }
      const other = underWay.get(customerId)
      if (other !== undefined && other !== editId && disk.edits.get(other)?.state.kind === 'sending') {
        breach(`two edits of customer ${customerId} were under way at once`)
      }
      underWay.set(customerId, editId)
      if (row) seqs.set(editId, row.seq)
    },
    wasRead(id, shows, answeredAt, by) {
      const times = (reads.get(id) ?? []).slice(-20)
      times.push({ shows, answeredAt, by })
      reads.set(id, times)
    },
    aboutToPut({ customerId, patch, editId, attemptId }, handedOverAt, sentAt) {
      const knownAt = lastRead(customerId, attemptId, handedOverAt, sentAt)
      counts.puts += 1
      const seq = seqs.get(editId) ?? 0
      if (seq < (highestSeq.get(customerId) ?? 0))
        breach(`an older edit of customer ${customerId} came after a newer one`)
      highestSeq.set(customerId, seq)
      const present = store.read(customerId, 0)
      for (const field of FIELD_NAMES) {
        const value = patch[field]
        if (value === undefined || present[field] === value) continue
        const by = store.log.findLast((one) => one.customerId === customerId && one.field === field)
        // A colleague who restored the value that the person saw cannot be distinguished from one who did nothing.
        const isPutBack = by?.by === 'colleague' && wasSeen(customerId, field, present[field])
        const effect = isPutBack ? 1 : (effects.get(value) ?? 0) + 1
        effects.set(value, effect)
        if (isUnique(value) && effect > (allowed.get(value) ?? 1)) {
          breach(`${key(customerId, field)}=${String(value)} took effect ${effect} times`)
        }
        if (wasSeen(customerId, field, present[field])) continue
        if (by === undefined || by.by !== 'colleague') continue
        const inTheMoment = by.at >= knownAt && by.at > sentAt - LONGEST_MOMENT_MS
        if (inTheMoment) counts.overwrittenInTheMoment += 1
        else {
          breach(
            `${key(customerId, field)}=${String(present[field])} of a colleague was overwritten unseen by ` +
              `${String(value)}: written ${sentAt - by.at} ms before, read ${sentAt - knownAt} ms before`,
          )
        }
      }
    },
    saving(customerId, field, value) {
      const promised: SavePromise = { customerId, field, value }
      // What a person typed they have seen, no matter who writes it to the store.
      seen.add(`${key(customerId, field)}=${String(value)}`)
      asked.add(promised)
      // A person may want once more what was there before.
      allowed.set(value, (allowed.get(value) ?? 0) + 1)
      return {
        saved() {
          asked.delete(promised)
          counts.saves += 1
          supersede(promised)
          if (isUnique(value)) promises.set(String(value), promised)
        },
        notSaved() {
          asked.delete(promised)
        },
      }
    },
    allowAgain: (value) => void allowed.set(value, (allowed.get(value) ?? 0) + 1),
    giveUp(_id, _field, value) {
      promises.delete(String(value))
    },
    forgetOrder: () => highestSeq.clear(),
    pageDied(at) {
      // What the store was answering, or the page still held in doubt, is lost.
      for (const [id, known] of reads) {
        reads.set(
          id,
          known.filter(({ by, answeredAt }) => by !== 'pull' || answeredAt < at - DOUBT_MS),
        )
      }
      counts.crashes += 1
      // A save without an answer may be there or not, and then what it replaced may be there or not.
      for (const promised of asked) supersede(promised)
      asked.clear()
    },
    nothingIsLost() {
      for (const { customerId, field, value } of promises.values()) {
        const inStore = store.log.some(
          (one) => one.customerId === customerId && one.field === field && one.after === value,
        )
        const waits = [...disk.edits.values()].some(
          (edit) => edit.customerId === customerId && edit.patch[field] === value,
        )
        if (!inStore && !waits) breach(`${key(customerId, field)}=${String(value)} was saved and is nowhere`)
      }
    },
  }
}

interface Read {
  /** The time that the read shows; replicas lag. */
  readonly shows: number
  readonly answeredAt: number
  readonly by: ReadBy
}

interface SavePromise {
  readonly customerId: number
  readonly field: FieldName
  readonly value: FieldValue
}

/** Values that occur once in a history can be followed exactly. */
const isUnique = (value: FieldValue): boolean => typeof value === 'string' && /^(u-|1\d{5}\.)/.test(value)

/** Reads lag by up to a second: for so long a page may hold one in doubt, in memory only. */
const DOUBT_MS = 2_100
/** No write is sent on knowledge older than this: the pull before and during a drain, and its answer. */
const LONGEST_MOMENT_MS = 36_000
/** What a pull has read is known when the disk has it, behind what each of the four lanes asked for before. */
const LONGEST_KEEPING_MS = 5 * LONGEST_DISK_MS
