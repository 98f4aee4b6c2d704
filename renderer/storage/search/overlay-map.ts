import type { IndexOverlay, ListCustomer } from './list-customer.ts'

/** The part of an overlay that is kept here; its shown values are in the index, like those of any customer. */
type RowOverlay = Pick<IndexOverlay, 'pending' | 'state'>

/** Which customers have an overlay, and what the store confirmed for them, as far as that is in memory. */
export interface OverlayMap {
  get(id: number): RowOverlay | undefined
  ids(): Iterable<number>
  /** Whether a customer has an overlay and what the store confirmed is only on the disk. */
  isHidden(id: number): boolean
  /** Keeps those that have an overlay below it. @returns the others, which are shown as they are */
  putBelow(customers: readonly ListCustomer[]): readonly ListCustomer[]
  /** Notes that customers with an overlay are gone in the store. @returns the others */
  withoutOverlay(gone: readonly number[]): readonly number[]
  forgetBelow(): void
  /** @returns the customers to show from now on, and those of which nothing is known any more */
  set(overlays: ReadonlyMap<number, IndexOverlay | null>): {
    readonly shown: readonly ListCustomer[]
    readonly gone: readonly number[]
  }
}

export function createOverlayMap(): OverlayMap {
  const overlays = new Map<number, RowOverlay>()
  /** `null` for customers that are gone in the store. */
  const below = new Map<number, ListCustomer | null>()

  return {
    get: (id) => overlays.get(id),
    ids: () => overlays.keys(),
    isHidden: (id) => overlays.has(id) && !below.has(id),
    putBelow(customers) {
      for (const customer of customers) if (overlays.has(customer.id)) below.set(customer.id, customer)
      return customers.filter(({ id }) => !overlays.has(id))
    },
    withoutOverlay(gone) {
      for (const id of gone) if (overlays.has(id)) below.set(id, null)
      return gone.filter((id) => !overlays.has(id))
    },
    forgetBelow: () => below.clear(),
    set(changed) {
      const shown: ListCustomer[] = []
      const gone: number[] = []
      for (const [id, overlay] of changed) {
        if (overlay) {
          overlays.set(id, { pending: overlay.pending, state: overlay.state })
          shown.push(overlay.shown)
        } else if (overlays.delete(id)) {
          const confirmed = below.get(id)
          below.delete(id)
          if (confirmed) shown.push(confirmed)
          else gone.push(id)
        }
      }
      return { shown, gone }
    },
  }
}
