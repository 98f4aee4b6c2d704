import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { FieldName } from '../../shared/customer.ts'
import { bridge } from '../bridge.ts'
import { type Draft, fromKept, toKept, withoutFields } from '../components/form/draft.ts'
import type { Notebook } from '../db/local-store.ts'
import { diskProblem } from '../sync/disk-problem.ts'
import { useDesk } from './desk.ts'
import { useNotices } from './notices.ts'

/** A new password that is being typed. It lives here and nowhere else, and goes with the window. */
export interface TypedPassword {
  readonly password: string
  readonly again: string
}

/**
 * What was typed into forms and not saved: it survives going to another customer, a reload and the end of
 * the app. Written with every key; what is typed while one write is under way goes with the next. So a crash
 * takes at most what was typed in the milliseconds of that write.
 */
export const useDrafts = defineStore('drafts', () => {
  const desk = useDesk()
  const notices = useNotices()
  /** Customers with unsaved input. */
  const ids = shallowRef<ReadonlySet<number>>(new Set())
  /** Drafts that were read or typed; `null` where there is none. */
  const drafts = shallowRef<ReadonlyMap<number, Draft | null>>(new Map())
  const passwords = shallowRef<ReadonlyMap<number, TypedPassword>>(new Map())

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
      drafts.value = new Map()
      passwords.value = new Map()
      void readIds()
    },
    { immediate: true, flush: 'sync' },
  )

  async function readIds(): Promise<void> {
    const from = notebook
    const found = (await from?.customersWith('draft').catch(() => [])) ?? []
    if (from !== notebook) return
    // Typed meanwhile counts more than what was read.
    const typed = [...drafts.value].flatMap(([id, draft]) => (draft ? [id] : []))
    ids.value = new Set([...found.filter((id) => drafts.value.get(id) !== null), ...typed])
  }

  async function load(id: number): Promise<void> {
    const from = notebook
    if (drafts.value.has(id)) return
    const kept = await from?.readFor('draft', id).catch(() => undefined)
    if (from !== notebook || drafts.value.has(id)) return
    remember(id, kept ? fromKept(kept) : null)
  }

  function remember(id: number, draft: Draft | null): void {
    drafts.value = new Map(drafts.value).set(id, draft)
    if (ids.value.has(id) === (draft !== null)) return
    const next = new Set(ids.value)
    if (draft) next.add(id)
    else next.delete(id)
    ids.value = next
  }

  function set(id: number, draft: Draft | null): void {
    remember(id, draft)
    unwritten.add(id)
    if (writes === 0) void flush()
  }

  /** Resolves when everything typed is on the disk. */
  function flush(): Promise<void> {
    const [to, due, now] = [notebook, unwritten, drafts.value]
    unwritten = new Set()
    if (!to || due.size === 0) return writing
    writes += 1
    writing = writing.then(async () => {
      try {
        for (const id of due) {
          const draft = now.get(id)
          await to.writeFor('draft', id, draft ? toKept(draft) : null)
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

  return {
    ids,
    load,
    set,
    flush,
    of: (id: number): Draft | null => drafts.value.get(id) ?? null,
    /** Takes fields out of a draft, those that were saved or put back. */
    drop(id: number, fields: readonly FieldName[]): void {
      const draft = drafts.value.get(id)
      if (draft) set(id, withoutFields(draft, fields))
    },
    passwordOf: (id: number): TypedPassword | null => passwords.value.get(id) ?? null,
    setPassword(id: number, typed: TypedPassword | null): void {
      const next = new Map(passwords.value)
      if (typed) next.set(id, typed)
      else next.delete(id)
      passwords.value = next
    },
  }
})
