import { shallowRef, watch } from 'vue'
import type { CustomerKeyValues, KeyValueStore } from '../storage/local-store.ts'
import { diskProblem } from '../sync/disk-problem.ts'
import { bridge } from './bridge.ts'
import { createDraftWriter } from './draft-writer.ts'
import { useWorkspace } from './workspace.ts'
import { useNotices } from './notices.ts'

interface Form<T, Kept> {
  readonly toKept: (typed: T) => Kept
  /** @returns `null` where nothing of it can be understood any more */
  readonly fromKept: (kept: Kept) => T | null
}

/**
 * What is typed for customers and not saved: it survives a change of screen, a reload and the end of the app. It is
 * written with every key; what is typed while one write is under way is written next. So a crash loses at most what
 * was typed in the milliseconds of that write.
 */
export function useDraftStorage<Page extends keyof CustomerKeyValues, T>(
  page: Page,
  { toKept, fromKept }: Form<T, CustomerKeyValues[Page]>,
) {
  const workspace = useWorkspace()
  const notices = useNotices()
  /** Customers who have such a page. */
  const ids = shallowRef<ReadonlySet<number>>(new Set())
  /** Pages that were read or typed; `null` where there is none. */
  const pages = shallowRef<ReadonlyMap<number, T | null>>(new Map())

  let keyValues: KeyValueStore | null = null
  const writer = createDraftWriter({
    snapshot() {
      const now = pages.value
      return async (to, id) => {
        const typed = now.get(id)
        await to.writeFor(page, id, typed ? toKept(typed) : null)
      }
    },
    failed: async (error) => notices.problem(await diskProblem(error, bridge)),
  })

  // At once, so that what is unwritten still finds its own store open.
  watch(
    () => workspace.current,
    (open) => {
      void writer.flush()
      keyValues = open?.local.keyValues ?? null
      writer.open(keyValues)
      ids.value = new Set()
      pages.value = new Map()
      void readIds()
    },
    { immediate: true, flush: 'sync' },
  )

  async function readIds(): Promise<void> {
    const from = keyValues
    const found = (await from?.customersWith(page).catch(() => [])) ?? []
    if (from !== keyValues) return
    // Typed meanwhile counts more than what was read.
    const typed = [...pages.value].flatMap(([id, one]) => (one ? [id] : []))
    ids.value = new Set([...found.filter((id) => pages.value.get(id) !== null), ...typed])
  }

  async function load(id: number): Promise<void> {
    const from = keyValues
    if (pages.value.has(id)) return
    const kept = await from?.readFor(page, id).catch(() => undefined)
    if (from !== keyValues || pages.value.has(id)) return
    remember(id, kept ? fromKept(kept) : null)
  }

  function remember(id: number, typed: T | null): void {
    pages.value = new Map(pages.value).set(id, typed)
    if (ids.value.has(id) === (typed !== null)) return
    const next = new Set(ids.value)
    if (typed) next.add(id)
    else next.delete(id)
    ids.value = next
  }

  function set(id: number, typed: T | null): void {
    remember(id, typed)
    writer.add(id)
  }

  flushWhenLeaving(writer.flush)

  return {
    ids,
    pages,
    load,
    set,
    flush: writer.flush,
    of: (id: number): T | null => pages.value.get(id) ?? null,
  }
}

/** What a write under way has not taken yet is written before the page ends. */
function flushWhenLeaving(flush: () => Promise<void>): void {
  for (const leaving of ['beforeunload', 'pagehide', 'visibilitychange']) {
    window.addEventListener(leaving, () => void flush())
  }
}
