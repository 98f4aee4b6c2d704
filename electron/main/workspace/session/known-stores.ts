import type { KnownStore, SettingsFile } from '../settings.ts'

/** The stores that were signed in to on this machine, and those of this run only. */
export interface KnownStores {
  all(): readonly KnownStore[]
  find(storeHash: string): KnownStore | undefined
  /** As the settings on the disk have it, also where this run uses the store in memory only. */
  onDisk(storeHash: string | null): KnownStore | undefined
  last(): KnownStore | undefined
  /**
   * Whether this store was never connected, while another one was. The practice store does
   * not count: nothing of value is in it.
   */
  isStranger(storeHash: string): boolean
  /** The person said that this store may be connected. */
  accept(storeHash: string): void
  /** @param isLast whether the next start resumes this store */
  remember(known: KnownStore, isLast: boolean): Promise<void>
  /** Removes a store, or leaves `left` in its place. No store is resumed at the next start. */
  forget(storeHash: string, left: KnownStore | undefined): Promise<void>
}

export function createKnownStores(settings: SettingsFile): KnownStores {
  /** Stores whose token is kept in memory. Nothing about them goes to the disk. */
  const runOnly = new Map<string, KnownStore>()

  const met = new Set(settings.current.stores.filter(({ isPractice }) => !isPractice).map(hashOf))
  const onDisk = (storeHash: string | null): KnownStore | undefined =>
    settings.current.stores.find((store) => store.storeHash === storeHash)
  const others = (storeHash: string): readonly KnownStore[] =>
    settings.current.stores.filter((store) => store.storeHash !== storeHash)
  const all = (): readonly KnownStore[] => [
    ...settings.current.stores.filter((store) => !runOnly.has(store.storeHash)),
    ...runOnly.values(),
  ]

  return {
    all,
    find: (storeHash) => all().find((store) => store.storeHash === storeHash),
    onDisk,
    last: () => onDisk(settings.current.lastStore),
    isStranger: (storeHash) => (met.size > 0 || settings.current.hasConnected) && !met.has(storeHash),
    accept: (storeHash) => void met.add(storeHash),
    async remember(known, isLast) {
      const { storeHash } = known
      if (!known.isPractice) met.add(storeHash)
      if (known.keptIn === 'memory') {
        runOnly.set(storeHash, known)
        if (isLast) await settings.change({ lastStore: null })
        return
      }
      runOnly.delete(storeHash)
      await settings.change({
        stores: [...others(storeHash), known],
        ...(known.isPractice ? {} : { hasConnected: true }),
        ...(isLast ? { lastStore: storeHash } : {}),
      })
    },
    async forget(storeHash, left) {
      runOnly.delete(storeHash)
      await settings.change({ stores: [...others(storeHash), ...(left ? [left] : [])], lastStore: null })
    },
  }
}

const hashOf = ({ storeHash }: KnownStore): string => storeHash
