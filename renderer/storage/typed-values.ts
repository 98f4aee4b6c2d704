// Values that are written with every key that a person types. Long texts in them are written once, and then only what
// changed in them, in a row of its own, so that a key in a long note costs no more than one in a short note.

import { longTextChanges, withLongTextChanges } from '../domain/text/long-text-changes.ts'

/** Rows by name and customer, sealed one by one. */
interface Rows {
  readonly read: (name: string, customerId: number) => Promise<unknown>
  readonly write: (name: string, customerId: number, value: unknown) => Promise<void>
  readonly remove: (names: readonly string[], customerId: number) => Promise<void>
}

type TypedName = 'draft' | 'edit-drafts'

/** Whether a person types into the value, rather than the store sending it. */
export const isTyped = (name: string): name is TypedName => name === 'draft' || name === 'edit-drafts'

export function createTypedValues(rows: Rows) {
  /** What was last written as a whole, and its mark, by which a row with changes names it. */
  const wholes = new Map<TypedName, { readonly customerId: number; readonly mark: string; value: object }>()

  async function writeWhole(name: TypedName, customerId: number, value: object): Promise<void> {
    // A write that fails may have reached the disk all the same.
    wholes.delete(name)
    const mark = crypto.randomUUID()
    await rows.write(name, customerId, { ...value, [MARK]: mark })
    wholes.set(name, { customerId, mark, value })
  }

  return {
    async read(name: TypedName, customerId: number): Promise<unknown> {
      const [whole, later] = await Promise.all([
        rows.read(name, customerId),
        rows.read(changesOf(name), customerId),
      ])
      if (!isObject(whole)) return whole
      const { [MARK]: mark, ...value } = whole
      // Changes of another whole are of an earlier one: what is written as a whole leaves them where they are.
      const isOfThis = isObject(later) && mark !== undefined && later['of'] === mark
      return (isOfThis ? withLongTextChanges(value, later['changes']) : undefined) ?? value
    },
    async write(name: TypedName, customerId: number, value: object | null): Promise<void> {
      const whole = wholes.get(name)
      if (value === null) {
        if (whole?.customerId === customerId) wholes.delete(name)
        return rows.remove([name, changesOf(name)], customerId)
      }
      const changes = whole?.customerId === customerId ? longTextChanges(whole.value, value) : null
      if (!whole || !changes) return writeWhole(name, customerId, value)
      await rows.write(changesOf(name), customerId, { of: whole.mark, changes })
    },
  }
}

const MARK = 'written'
const changesOf = (name: TypedName): string => `${name}-changes`

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
