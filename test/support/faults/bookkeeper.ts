import type { FieldName, FieldValue } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { linesOf, markOf, type PersonsField } from './marks.ts'
import type { ReceivedPut, Write } from './store-story.ts'

/**
 * Knows what was saved and who saw what, and holds what happened in the store against it. It learns nothing
 * from the app but what waits.
 */
export interface Bookkeeper {
  /** The person begins to change something. Times are ms since 1970. */
  planned(number: number, at: number): void
  /** The app said "saved": from now on it must be somewhere. */
  saved(customerIds: readonly number[], field: PersonsField, number: number): void
  /** A colleague's value is in the store. */
  colleagueWrote(customerId: number, field: FieldName, value: FieldValue, answeredAt: number): void
  /** A new main process began: it can only know what it read since. */
  mainBegan(at: number): void
  /** The person looked at the store's value and put theirs over it. */
  overruled(customerId: number, field: FieldName, theirs: FieldValue): void
  /** The person let go of what they had saved in a field. */
  gaveUp(customerId: number, field: FieldName): void
  /** Sentences about whatever must not be; none where all is well. */
  judge(writes: readonly Write[], puts: readonly ReceivedPut[], waiting: readonly Edit[]): Judgement
}

export interface Judgement {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly outOfOrder: readonly string[]
  readonly unseen: readonly string[]
  /** Overwritten in the moment that V2 leaves open: between the last read and the PUT. */
  readonly inTheMoment: number
  /** Saved values that the store had at some time. */
  readonly delivered: number
  readonly saved: number
}

export function createBookkeeper(): Bookkeeper {
  const promises: SavePromise[] = []
  const plannedAt = new Map<number, number>()
  const colleagues = new Map<string, number>()
  const overruled = new Set<string>()
  const begun: number[] = []

  /** Whether the person can have seen, under their own value, the one that it replaced. */
  function isSeen({ customerId, field, before, after }: Write, number: number): boolean {
    if (overruled.has(nameOf(customerId, field, before))) return true
    if (field === 'notes') return String(after).startsWith(`${String(before)}\n`)
    const answeredAt = colleagues.get(nameOf(customerId, field, before)) ?? 0
    return answeredAt < (plannedAt.get(number) ?? Infinity)
  }

  /** Whether the PUT can have been on its way before anything could show the colleague's value. */
  function isInTheMoment({ customerId, field, before }: Write, sentAt: number): boolean {
    const answeredAt = colleagues.get(nameOf(customerId, field, before)) ?? 0
    const hasReadSince = begun.some((at) => answeredAt < at && at < sentAt)
    const longest = field === 'store_credit' ? LONGEST_CREDIT_MOMENT_MS : LONGEST_MOMENT_MS
    return !hasReadSince && sentAt - answeredAt < longest
  }

  return {
    planned: (number, at) => void plannedAt.set(number, at),
    saved(customerIds, field, number) {
      for (const customerId of customerIds) promises.push({ customerId, field, number, isGivenUp: false })
    },
    colleagueWrote: (customerId, field, value, at) =>
      void colleagues.set(nameOf(customerId, field, value), at),
    mainBegan: (at) => void begun.push(at),
    overruled: (customerId, field, theirs) => void overruled.add(nameOf(customerId, field, theirs)),
    gaveUp(customerId, field) {
      for (const promise of promises) {
        if (promise.customerId === customerId && promise.field === field) promise.isGivenUp = true
      }
    },
    judge(writes, puts, waiting) {
      const [lost, doubled, outOfOrder, unseen]: [string[], string[], string[], string[]] = [[], [], [], []]
      let inTheMoment = 0
      const sendings = timesOf(puts)
      const effects = new Map<string, number>()
      const highest = new Map<string, number>()
      for (const write of writes) {
        const { customerId, field, before, after, mark } = write
        const name = nameOf(customerId, field, after)
        if (!mark) unseen.push(`no edit wrote ${name}`)
        if (mark?.by !== 'person') continue
        const effect = (effects.get(name) ?? 0) + 1
        effects.set(name, effect)
        const isWanted = effect === 1 || overruled.has(nameOf(customerId, field, before))
        if (!isWanted) doubled.push(`${name} took effect ${effect} times, this time over ${String(before)}`)
        const lane = nameOf(customerId, field, '')
        if (mark.number < (highest.get(lane) ?? 0)) outOfOrder.push(`${name} came after a later one`)
        highest.set(lane, mark.number)
        if (markOf(field, before)?.by !== 'colleague' || isSeen(write, mark.number)) continue
        if (isInTheMoment(write, sendings(customerId, field, after, effect))) inTheMoment += 1
        else unseen.push(`${nameOf(customerId, field, before)} was overwritten unseen by ${String(after)}`)
      }
      let delivered = 0
      for (const promise of promises) {
        const { customerId, field, number, isGivenUp } = promise
        const holds = (value: FieldValue): boolean => isHeld(promise, value)
        const isInStore = writes.some(
          (write) => write.customerId === customerId && write.field === field && holds(write.after),
        )
        if (isInStore) delivered += 1
        const isWaiting = waiting.some(
          (edit) => edit.customerId === customerId && holds(edit.patch[field] ?? ''),
        )
        if (!isInStore && !isWaiting && !isGivenUp)
          lost.push(`${nameOf(customerId, field, number)} is nowhere`)
      }
      return { lost, doubled, outOfOrder, unseen, inTheMoment, delivered, saved: promises.length }
    },
  }
}

interface SavePromise {
  readonly customerId: number
  readonly field: PersonsField
  readonly number: number
  isGivenUp: boolean
}

/** A line of a note stays in it; of the other fields a later value of the same person takes the place. */
function isHeld({ field, number }: SavePromise, value: FieldValue): boolean {
  if (field === 'notes') return linesOf(value).includes(`r${number}`)
  const mark = markOf(field, value)
  return mark?.by === 'person' && mark.number >= number
}

/** When a value was sent to the store, for the first or a later time. */
function timesOf(puts: readonly ReceivedPut[]) {
  const times = new Map<string, number[]>()
  for (const { customerId, body, time, isApplied } of puts) {
    if (!isApplied) continue
    for (const [field, value] of Object.entries(body)) {
      const name = nameOf(customerId, field, value)
      times.set(name, [...(times.get(name) ?? []), time])
    }
  }
  return (customerId: number, field: FieldName, value: FieldValue, effect: number): number =>
    times.get(nameOf(customerId, field, value))?.[effect - 1] ?? -Infinity
}

const nameOf = (customerId: number, field: string, value: FieldValue): string =>
  `${field} of ${customerId} = ${JSON.stringify(value)}`

/** No write is sent on knowledge older than this: the pull before and during a drain, and its answer. */
const LONGEST_MOMENT_MS = 36_000
/** The credit is read right before it is sent. */
const LONGEST_CREDIT_MOMENT_MS = 5_000
