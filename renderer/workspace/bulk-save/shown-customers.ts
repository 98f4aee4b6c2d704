import type { Customer } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { lanePatches } from '../../../shared/outbox/lane.ts'
import { overlay } from '../../../shared/merge.ts'
import type { ConfirmedCustomers } from '../../storage/local-store.ts'

/** So many customers are read at once: a few blocks of the local store, and not a frame lost. */
const PAGE = 500

export interface ShownSource {
  readonly customers: Pick<ConfirmedCustomers, 'getMany'>
  /** The waiting edits of each customer, as they are when a page is read. */
  readonly lanes: () => Pick<ReadonlyMap<number, readonly Edit[]>, 'get'>
}

/** Customers by id as the screen shows them, waiting edits included; those that are not here are left out. */
export async function shownCustomers(
  { customers, lanes }: ShownSource,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Customer>> {
  const confirmed = await customers.getMany(ids)
  const over = lanes()
  return new Map(confirmed.map((one) => [one.id, overlay(one, lanePatches(over.get(one.id) ?? []))]))
}

/**
 * Reads many customers page by page, in the order of their ids, because neighbours lie together on the
 * disk. `take` gets a page's ids with their customers; reading ends early when it answers `false`.
 */
export async function readShown(
  source: ShownSource,
  ids: Iterable<number>,
  take: (page: readonly number[], shown: ReadonlyMap<number, Customer>) => boolean | Promise<boolean>,
): Promise<void> {
  const sorted = Float64Array.from(ids).sort()
  for (let at = 0; at < sorted.length; at += PAGE) {
    const page = [...sorted.subarray(at, at + PAGE)]
    if (!(await take(page, await shownCustomers(source, page)))) return
  }
}
