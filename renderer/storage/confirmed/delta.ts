import type { Customer } from '../../../shared/customer.ts'
import { type Cipher, DamagedError } from '../cipher.ts'
import type { BlockRow, DeltaRow } from '../database.ts'
import { packJson, sealJson, openJson, unpackJson } from '../compression.ts'
import { type Columns, toColumns, toCustomers } from './customer-columns.ts'

/** A few customers that came together, whatever their ids; the version is given when it is written. */
export async function sealDelta(
  cipher: Cipher,
  customers: readonly Customer[],
): Promise<Omit<DeltaRow, 'version'>> {
  const key = crypto.randomUUID()
  const isSmall = customers.length <= SMALL
  const seal = isSmall ? sealJson : packJson
  const data = await seal(cipher, deltaPlace(key), toColumns(customers))
  return { key, ids: customers.map(({ id }) => id), gone: [], data }
}

/** @returns nothing where it is damaged: customers come from the store again */
export async function openDelta(cipher: Cipher, row: DeltaRow): Promise<readonly Customer[]> {
  if (!row.data) return []
  const open = row.ids.length <= SMALL ? openJson : unpackJson
  return toCustomers(await columnsOrNone(open(cipher, deltaPlace(row.key), row.data)))
}

/** Customers that are neighbours by id. @param customers at least one, ascending by id */
export async function sealBlock(
  cipher: Cipher,
  customers: readonly Customer[],
): Promise<Omit<BlockRow, 'version'>> {
  const ids = Uint32Array.from(customers, ({ id }) => id)
  const first = ids[0] ?? 0
  const last = ids[ids.length - 1] ?? first
  const data = await packJson(cipher, blockPlace(first), toColumns(customers))
  return { first, last, count: ids.length, ids, data }
}

/** @returns nothing where it is damaged: customers come from the store again */
export const openBlock = async (cipher: Cipher, row: BlockRow): Promise<readonly Customer[]> =>
  toCustomers(await openColumns(cipher, row))

/** Without values where it is damaged. */
export const openColumns = (cipher: Cipher, { first, data }: BlockRow): Promise<Partial<Columns>> =>
  columnsOrNone(unpackJson(cipher, blockPlace(first), data))

async function columnsOrNone(opening: Promise<unknown>): Promise<Partial<Columns>> {
  try {
    return ((await opening) ?? {}) as Columns
  } catch (error) {
    if (error instanceof DamagedError) return {}
    throw error
  }
}

/** Up to so many customers, deflating costs more time than it saves. */
const SMALL = 2
const deltaPlace = (key: string) => ({ table: 'tail', key })
const blockPlace = (first: number) => ({ table: 'blocks', key: first })
