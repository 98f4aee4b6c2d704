import type { JournalContents, JournalPart, JournalPlace } from '../../../shared/bridge.ts'
import { ProblemError } from '../platform/problem-error.ts'

/** Hands a journal to the page part by part: taking all of it at once would keep the page from drawing. */
export type ReadJournalPart = (from?: JournalPlace) => Promise<JournalPart>

/** @param read reads all of it; parts after the first are of what was read then, whatever is appended meanwhile */
export function createJournalParts(read: () => Promise<JournalContents>): ReadJournalPart {
  const readings = new Map<number, JournalContents>()
  let last = 0

  async function begin(): Promise<JournalPlace> {
    const contents = await read()
    last += 1
    readings.set(last, contents)
    // Left by a page that ended while it was reading.
    readings.delete(last - MOST_AT_ONCE)
    return { reading: last, at: 0 }
  }

  return async (from) => {
    const { reading, at } = from ?? (await begin())
    const contents = readings.get(reading)
    if (!contents) throw new ProblemError('aborted')
    const end = endOfPart(contents.entries, at)
    const isLast = end === contents.entries.length
    if (isLast) readings.delete(reading)
    return {
      ...contents,
      entries: contents.entries.slice(at, end),
      next: isLast ? null : { reading, at: end },
    }
  }
}

function endOfPart(entries: readonly string[], from: number): number {
  let [end, length] = [from, 0]
  while (end < entries.length && (end === from || length < PART)) {
    length += entries[end]?.length ?? 0
    end += 1
  }
  return end
}

/** In UTF-16 units; taking so many is a matter of milliseconds. */
const PART = 512 * 1024
const MOST_AT_ONCE = 4
