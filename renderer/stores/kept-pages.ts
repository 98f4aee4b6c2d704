import { shallowRef, watch } from 'vue'
import { bridge } from '../bridge.ts'
import type { CustomerPages, Notebook } from '../db/local-store.ts'
import { diskProblem } from '../sync/disk-problem.ts'
import { useDesk } from './desk.ts'
import { useNotices } from './notices.ts'

interface Form<T, Kept> {
  readonly toKept: (typed: T) => Kept
  /** @returns `null` where nothing of it can be understood any more */
  readonly fromKept: (kept: Kept) => T | null
}

/**
 * What is typed for customers and not saved: it survives going elsewhere, a reload and the end of the app.
 * Written with every key; what is typed while one write is under way goes with the next. So a crash takes at
 * most what was typed in the milliseconds of that write.
 */
export function keepPages<Page extends keyof CustomerPages, T>(
  page: Page,
  { toKept, fromKept }: Form<T, CustomerPages[Page]>,
) {
  const desk = useDesk()
  const notices = useNotices()
  /** Customers who have such a page. */
  const ids = shallowRef<ReadonlySet<number>>(new Set())
  /** Pages that were read or typed; `null` where there is none. */
  const pages = shallowRef<ReadonlyMap<number, T | null>>(new Map())

  let notebook: Notebook | null = null
  let unwritten = new Set<number>()
  let writing: Promise<void> = Promise.resolve()
  let writes = 0
  let hasTroubled = false

  // At once, so that what is unwritten still finds its own store open.
  watch(
    () => desk.desk,
    (open) => {
      void flush()
      notebook = open?.local.notebook ?? null
      unwritten = new Set()
      ids.value = new Set()
      pages.value = new Map()
      void readIds()
    },
    { immediate: true, flush: 'sync' },
  )

  async function readIds(): Promise<void> {
    const from = notebook
    const found = (await from?.customersWith(page).catch(() => [])) ?? []
    if (from !== notebook) return
    // Typed meanwhile counts more than what was read.
    const typed = [...pages.value].flatMap(([id, one]) => (one ? [id] : []))
    ids.value = new Set([...found.filter((id) => pages.value.get(id) !== null), ...typed])
  }

  async function load(id: number): Promise<void> {
    const from = notebook
    if (pages.value.has(id)) return
    const kept = await from?.readFor(page, id).catch(() => undefined)
    if (from !== notebook || pages.value.has(id)) return
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
    unwritten.add(id)
    if (writes === 0) void flush()
  }

  /** Resolves when everything typed is on the disk. */
  function flush(): Promise<void> {
    const [to, due, now] = [notebook, unwritten, pages.value]
    unwritten = new Set()
    if (!to || due.size === 0) return writing
    writes += 1
    writing = writing.then(async () => {
      try {
        for (const id of due) {
          const typed = now.get(id)
          await to.writeFor(page, id, typed ? toKept(typed) : null)
          due.delete(id)
        }
        hasTroubled = false
        writes -= 1
        if (writes === 0) void flush()
      } catch (error) {
        writes -= 1
        if (to !== notebook) return
        // They are tried again with the next key, or when the window is left.
        for (const id of due) unwritten.add(id)
        if (!hasTroubled) notices.problem(await diskProblem(error, bridge))
        hasTroubled = true
      }
    })
    return writing
  }

  // What a write under way has not taken yet goes before the page does.
  for (const leaving of ['beforeunload', 'pagehide', 'visibilitychange']) {
    window.addEventListener(leaving, () => void flush())
  }

  return { ids, pages, load, set, flush, of: (id: number): T | null => pages.value.get(id) ?? null }
}
