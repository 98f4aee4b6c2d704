import type { SaveCount } from '../journal/journal-entry.ts'

/**
 * All saves ever made = saves in waiting edits + saves in edits that ended. The left side is the
 * journal's own count, the right side the database's rows.
 * @param waiting saves in waiting edits
 * @returns sentences about a breach; none where the sum holds
 */
export function conservationFaults(
  counted: SaveCount,
  waiting: number,
  ended: Omit<SaveCount, 'saved'>,
): readonly string[] {
  const found = waiting + ended.delivered + ended.discarded + ended.nothingLeft
  if (found === counted.saved) return []
  return [
    `${counted.saved} saves were made, but ${found} are accounted for: ${waiting} waiting, ` +
      `${ended.delivered} delivered, ${ended.discarded} discarded, ${ended.nothingLeft} with nothing left.`,
  ]
}
