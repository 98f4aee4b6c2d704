import { aCustomer } from '../builders/customer.ts'
import {
  FIELD_NAMES,
  type Customer,
  type FieldName,
  type FieldValue,
  type Patch,
} from '../../../shared/customer.ts'

/** A write that the store took, as an omniscient clerk would note it. */
export interface StoreWrite {
  readonly at: number
  readonly customerId: number
  readonly field: FieldName
  readonly before: FieldValue
  readonly after: FieldValue
  readonly by: 'colleague' | { readonly editId: string }
}

/** The store itself: its customers, their pasts, and who wrote what. */
export interface SimulatedStore {
  readonly ids: readonly number[]
  read(id: number, lagMs: number): Customer
  list(minId: number, modifiedSince: number | undefined, lagMs: number): readonly Customer[]
  put(id: number, patch: Patch, editId: string): Customer
  colleague(id: number, field: FieldName, value: FieldValue): void
  readonly log: readonly StoreWrite[]
}

export function createSimulatedStore(now: () => number, customers: number): SimulatedStore {
  const pasts = new Map<number, { readonly at: number; readonly customer: Customer }[]>()
  const log: StoreWrite[] = []
  for (let id = 1; id <= customers; id += 1) pasts.set(id, [{ at: 0, customer: born(id, now()) }])

  const pastOf = (id: number) => pasts.get(id) ?? []
  const latest = (id: number): Customer => pastOf(id).at(-1)?.customer as Customer

  /** As a replica shows it that is behind by so much. */
  function read(id: number, lagMs: number): Customer {
    const past = pastOf(id)
    return (past.findLast(({ at }) => at <= now() - lagMs) ?? past[0])?.customer as Customer
  }

  function write(id: number, values: Patch, by: StoreWrite['by']): Customer {
    const before = latest(id)
    const after: Record<string, unknown> = { ...before, date_modified: Math.floor(now() / 1000) * 1000 }
    for (const field of FIELD_NAMES) {
      const value = values[field]
      if (value === undefined) continue
      after[field] = value
      log.push({ at: now(), customerId: id, field, before: before[field], after: value, by })
    }
    const customer = after as unknown as Customer
    pastOf(id).push({ at: now(), customer })
    return customer
  }

  return {
    ids: [...pasts.keys()],
    read,
    list: (minId, modifiedSince, lagMs) =>
      [...pasts.keys()]
        .filter((id) => id >= minId)
        .map((id) => read(id, lagMs))
        .filter(({ date_modified }) => modifiedSince === undefined || date_modified >= modifiedSince)
        .slice(0, 250),
    put: (id, patch, editId) => write(id, patch, { editId }),
    colleague: (id, field, value) => void write(id, { [field]: value }, 'colleague'),
    log,
  }
}

const born = (id: number, at: number): Customer =>
  aCustomer({
    id,
    first_name: `First${id}`,
    last_name: `Last${id}`,
    email: `c${id}@example.com`,
    company: `company-0-${id}`,
    phone: `phone-0-${id}`,
    notes: `notes-0-${id}`,
    date_created: at,
    date_modified: at,
  })
