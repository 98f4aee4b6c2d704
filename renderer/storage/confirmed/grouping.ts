import type { Customer } from '../../../shared/customer.ts'
import type { BlockRow, Database } from '../database.ts'

/** Customers that belong into one block; `null` where they make a new one. */
export interface Group<C> {
  readonly block: BlockRow | null
  readonly members: readonly C[]
}

/**
 * Within the caller's transaction: customers by the block that they belong into. One between two blocks
 * belongs to the second, unless there are many of its kind: pages may come in any order.
 * @param most groups that are asked for
 */
export async function groupByBlock<C extends { readonly id: number }>(
  db: Database,
  sorted: readonly C[],
  most = Infinity,
): Promise<readonly Group<C>[]> {
  const groups: Group<C>[] = []
  for (let at = 0; at < sorted.length && groups.length < most;) {
    const id = sorted[at]?.id ?? 0
    const block = (await db.blocks.where('last').aboveOrEqual(id).first()) ?? null
    const before = block ? countUpTo(sorted, at, block.first - 1) : sorted.length - at
    const isOwn = block === null || before >= MANY
    const end = isOwn ? at + before : at + countUpTo(sorted, at, block.last)
    groups.push({ block: isOwn ? null : block, members: sorted.slice(at, end) })
    at = end
  }
  return groups
}

/** The least and the greatest id of what these groups hold and are to hold; nothing where there is no group. */
export function endsOf(groups: readonly Group<{ readonly id: number }>[]): readonly number[] {
  const ends = groups.flatMap(({ block, members }) => [
    ...(block ? [block.first, block.last] : []),
    ...[members[0], members.at(-1)].flatMap((one) => one?.id ?? []),
  ])
  return ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : []
}

/** Pieces of about 250; what is not twice as much stays together. */
export function inBlocks(sorted: readonly Customer[]): readonly (readonly Customer[])[] {
  if (sorted.length === 0) return []
  const pieces = sorted.length <= 2 * BLOCK ? 1 : Math.ceil(sorted.length / BLOCK)
  const size = Math.ceil(sorted.length / pieces)
  return Array.from({ length: pieces }, (_, at) => sorted.slice(at * size, (at + 1) * size))
}

function countUpTo(sorted: readonly { readonly id: number }[], from: number, id: number): number {
  let at = from
  while (at < sorted.length && (sorted[at]?.id ?? Infinity) <= id) at += 1
  return at - from
}

/** From so many customers on, writing them as a block is cheaper than reading a delta later. */
export const MANY = 32
const BLOCK = 250
