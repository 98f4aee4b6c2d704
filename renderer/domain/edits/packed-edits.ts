import type { Base, Patch } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'

/** Edits that were saved at once, by columns: equal patches and bases, as a change for many has them, are there once. */
export interface PackedEdits {
  readonly patches: readonly Patch[]
  readonly bases: readonly Base[]
  readonly patchOf: readonly number[]
  readonly baseOf: readonly number[]
  readonly labels: readonly string[]
}

/** What is packed elsewhere: numbers and ids. */
export type PlainColumns = Pick<Edit, 'id' | 'customerId' | 'seq' | 'createdAt' | 'savedAt' | 'saves'>

/** Whether an edit has nothing but what is packed: it was saved, and nothing happened to it since. */
export function isPackable(edit: Edit): boolean {
  const { state, tries, passwordConfirmedAt } = edit
  const isPlain = state.kind === 'queued' && tries === 0 && passwordConfirmedAt === undefined
  return isPlain && Object.keys(edit).length === PLAIN_KEYS
}

export function packEdits(edits: readonly Edit[]): PackedEdits {
  const patches = createDictionary<Patch>()
  const bases = createDictionary<Base>()
  return {
    patchOf: edits.map(({ patch }) => patches.indexOf(patch)),
    baseOf: edits.map(({ base }) => bases.indexOf(base)),
    patches: patches.values,
    bases: bases.values,
    labels: edits.map(({ label }) => label),
  }
}

/** The same with numbers and ids, for places where nothing may be readable. */
export interface PackedRows extends PackedEdits {
  /** id, customer, place in the order, created, saved, saves */
  readonly rows: readonly (readonly [string, number, number, number, number, number])[]
}

export const packRows = (edits: readonly Edit[]): PackedRows => ({
  ...packEdits(edits),
  rows: edits.map(({ id, customerId, seq, createdAt, savedAt, saves }) => [
    ...([id, customerId, seq, createdAt, savedAt, saves] as const),
  ]),
})

/** @returns `null` where something of them is missing */
export function unpackRows(packed: PackedRows): readonly Edit[] | null {
  const edits = packed.rows.flatMap(([id, customerId, seq, createdAt, savedAt, saves], at) => {
    return unpackEdit(packed, at, { id, customerId, seq, createdAt, savedAt, saves }) ?? []
  })
  return edits.length === packed.rows.length ? edits : null
}

/** The edit at a place, or `undefined` where something of it is missing. */
export function unpackEdit(packed: PackedEdits, at: number, columns: PlainColumns): Edit | undefined {
  const patch = packed.patches[packed.patchOf[at] ?? -1]
  const base = packed.bases[packed.baseOf[at] ?? -1]
  const label = packed.labels[at]
  if (!patch || !base || label === undefined) return undefined
  const { id, customerId, seq, createdAt, savedAt, saves } = columns
  // Named one by one: that many objects take a third less memory.
  return { id, customerId, seq, patch, base, label, createdAt, savedAt, saves, tries: 0, state: QUEUED }
}

/** Values that occur again are named by their place. */
function createDictionary<T>() {
  const values: T[] = []
  const places = new Map<string, number>()
  return {
    values,
    indexOf(value: T): number {
      const text = JSON.stringify(value)
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, values.push(value) - 1)
      return values.length - 1
    },
  }
}

const QUEUED = { kind: 'queued' } as const
/** The keys of an edit without any that is optional. */
const PLAIN_KEYS = 11
