/** A record of the store that cannot be understood: it is set aside, named on the screen, and can be exported. */
export interface UnreadableRecord {
  readonly kind: 'customer' | 'group' | 'address'
  /** `null` where it has none that can be used. */
  readonly id: number | null
  /** Name or email, as far as the record has one; `''` otherwise. */
  readonly label: string
  readonly oddities: readonly Oddity[]
  /** The whole record as JSON; the end of a long one is cut off. */
  readonly raw: string
}

/** A field by the store's name for it, and what it holds. `''` names the record as a whole. */
export interface Oddity {
  readonly field: string
  readonly value: string
}

/** A list of the store, and those of its records that cannot be understood. */
export interface RecordList<T> {
  readonly records: readonly T[]
  readonly unreadable: readonly UnreadableRecord[]
}

/** One page of the list of customers. */
export interface Page<T> extends RecordList<T> {
  /** The least id of the next page, or `null` where the list has ended. */
  readonly nextId: number | null
}

/** What is odd about a record, as a line: `store_credit: "12,34,5"`. */
export const oddityLine = ({ oddities }: Pick<UnreadableRecord, 'oddities'>): string =>
  oddities.map(({ field, value }) => (field === '' ? value : `${field}: ${value}`)).join('; ')
