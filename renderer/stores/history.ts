import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Counterfoil } from '../../shared/edit.ts'
import { historyMatcher, type HistoryQuery, isEverything } from '../components/history/matching.ts'
import { useFieldWords } from '../texts/field-words.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { useView } from './view.ts'

/** The counterfoils, newest first: all or of one customer, read in pages as they are needed. */
export const useHistory = defineStore('history', () => {
  const desk = useDesk()
  const view = useView()
  const t = useTexts()
  const fieldWords = useFieldWords()

  const loaded = shallowRef<readonly Counterfoil[]>([])
  const isEnd = ref(false)
  const isLoading = ref(false)
  const hasFailed = ref(false)
  const total = ref(0)
  const query = ref<HistoryQuery>({ text: '', ending: 'all' })

  const words = computed(() => {
    const { names } = t.value.fields
    return { name: (field: keyof typeof names) => names[field], value: fieldWords.value }
  })
  const matcher = computed(() => historyMatcher(words.value))
  const shown = computed(() =>
    isEverything(query.value) ? loaded.value : loaded.value.filter(matcher.value(query.value)),
  )

  /** What is under way belongs to this; another store, customer or start makes it void. */
  let reading = 0
  const local = () => desk.desk?.local

  async function guarded(read: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const mine = reading
    isLoading.value = true
    try {
      await read(() => mine === reading)
    } catch {
      if (mine === reading) hasFailed.value = true
    } finally {
      if (mine === reading) isLoading.value = false
    }
  }

  /** Reads anew from the newest on. */
  function begin(): Promise<void> {
    reading += 1
    loaded.value = []
    isEnd.value = false
    hasFailed.value = false
    isLoading.value = false
    return more()
  }

  /** The next page; while something is searched for, pages until the end. */
  async function more(): Promise<void> {
    const store = local()
    if (!store || isLoading.value || isEnd.value) return
    await guarded(async (isCurrent) => {
      const customer = view.historyOf
      if (customer !== null) {
        const all = await store.counterfoils.ofCustomer(customer)
        if (!isCurrent()) return
        loaded.value = all
        total.value = all.length
        isEnd.value = true
        return
      }
      const count = await store.counterfoils.count()
      if (isCurrent()) total.value = count
      while (isCurrent() && !isEnd.value) {
        const size = isEverything(query.value) ? PAGE : SEARCHED_PAGE
        const page = await store.counterfoils.page(size, loaded.value.at(-1))
        if (!isCurrent()) return
        loaded.value = [...loaded.value, ...page]
        isEnd.value = page.length < size
        if (isEverything(query.value)) return
      }
    })
  }

  /** What ended since the newest that is here. */
  let isFresh = true
  let isRefreshing = false
  async function refresh(): Promise<void> {
    isFresh = false
    if (isRefreshing) return
    isRefreshing = true
    while (!isFresh) {
      isFresh = true
      await refreshOnce().catch(() => undefined)
    }
    isRefreshing = false
  }

  async function refreshOnce(): Promise<void> {
    const store = local()
    const mine = reading
    if (!store) return
    const customer = view.historyOf
    const known = new Set(loaded.value.map(({ id }) => id))
    const newer: Counterfoil[] = []
    for (;;) {
      const page =
        customer === null
          ? await store.counterfoils.page(PAGE, newer.at(-1))
          : await store.counterfoils.ofCustomer(customer)
      const unknown = page.filter(({ id }) => !known.has(id))
      newer.push(...unknown)
      if (unknown.length < PAGE || customer !== null || known.size === 0) break
    }
    if (mine !== reading || newer.length === 0) return
    // Read meanwhile as a page of its own.
    const here = new Set(loaded.value.map(({ id }) => id))
    const added = newer.filter(({ id }) => !here.has(id))
    loaded.value = [...added, ...loaded.value]
    total.value += added.length
  }

  watch(
    () => desk.edits,
    (after, before) => {
      const here = new Set(after.map(({ id }) => id))
      if (view.screen === 'history' && before.some(({ id }) => !here.has(id))) void refresh()
    },
  )
  watch(query, () => isEverything(query.value) || more())

  const customerId = computed(() => view.historyOf)
  const customerLabel = computed(
    () => loaded.value[0]?.label ?? (view.historyOf === null ? '' : `#${view.historyOf}`),
  )

  return {
    query,
    words,
    customerId,
    customerLabel,
    loaded,
    shown,
    total,
    isEnd,
    isLoading,
    hasFailed,
    begin,
    more,
  }
})

const PAGE = 100
/** While searching, more at a time: most of it is not shown. */
const SEARCHED_PAGE = 500
