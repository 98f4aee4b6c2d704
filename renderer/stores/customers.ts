import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, ref, shallowRef, watch } from 'vue'
import { cursorAt, isSameCursor, type ListCursor, stayed } from '../components/customers/cursor.ts'
import { filtersSchema } from '../components/customers/filters.ts'
import { createRowSource, type RowSource } from '../components/customers/row-source.ts'
import {
  type CustomerFilters,
  type CustomerQuery,
  type CustomerRow,
  type SearchChange,
  SORT_COLUMNS,
} from '../db/local-store.ts'
import { note } from '../desk/moments.ts'
import { remembered } from '../desk/remembered.ts'
import { useDesk } from './desk.ts'
import { useSelection } from './selection.ts'
import { useView } from './view.ts'

const sortSchema = v.object({ by: v.picklist(SORT_COLUMNS), direction: v.picklist(['up', 'down']) })
/** Filters name groups by number, so they belong to one store. */
const filtersOfStore = v.nullable(v.object({ storeHash: v.string(), filters: filtersSchema }))

/** What the list of customers is asked for, its rows, and where in it the person is. */
export const useCustomers = defineStore('customers', () => {
  const desk = useDesk()
  const view = useView()
  const selection = useSelection()

  /** What was typed to search for. It may name a person, so it is not remembered. */
  const text = ref('')
  const sort = remembered('customers.sort', sortSchema, { by: 'name', direction: 'up' })
  const kept = remembered('customers.filters', filtersOfStore, null)
  const storeHash = computed(() => desk.desk?.storeHash ?? null)
  const filters = computed<CustomerFilters>(() =>
    kept.value && kept.value.storeHash === storeHash.value ? kept.value.filters : {},
  )
  const query = computed<CustomerQuery>(() => ({
    text: text.value,
    filters: filters.value,
    sort: { ...sort.value },
  }))

  const source = shallowRef<RowSource | null>(null)
  /** One more whenever the source answers something else. */
  const edition = ref(0)
  /** One more whenever other rows than before stand at the top. */
  const queryEdition = ref(0)
  const index = shallowRef<SearchChange>({ indexed: 0, loading: true })
  const cursor = shallowRef<ListCursor | null>(null)
  /** What was asked for when the person last moved the cursor. */
  let movedIn: CustomerQuery | null = null

  /** The source is no reactive object: whoever reads it reads its edition as well. */
  const read = <T>(of: (from: RowSource) => T, otherwise: T): T =>
    edition.value >= 0 && source.value ? of(source.value) : otherwise
  const total = computed(() => read<number | null>((from) => from.total, null))
  /** The query whose rows are shown. */
  const shownQuery = computed(() => read((from) => from.query, query.value))
  const shownText = computed(() => shownQuery.value.text)
  /** The rows are those of the query, not of the letters before. */
  const isCurrent = computed(() => shownQuery.value === query.value)
  const hasFailed = computed(() => read((from) => from.hasFailed, false))
  const isNarrowed = computed(() => text.value.trim() !== '' || Object.keys(filters.value).length > 0)

  watch(
    () => desk.desk,
    (open, before, onCleanup) => {
      // What was looked at belongs to the store that was open.
      if (before) {
        text.value = ''
        view.customerId = null
        selection.clear()
      }
      source.value = null
      cursor.value = null
      edition.value += 1
      if (!open) return
      const made = createRowSource(
        { search: open.local.search, changed, pause: () => new Promise((go) => setTimeout(go, A_MOMENT_MS)) },
        query.value,
      )
      const stop = open.local.search.onChange((now) => {
        index.value = now
        if (!now.loading) note('search-ready')
        made.refresh()
      })
      source.value = made
      made.show(0, 1)
      onCleanup(() => {
        stop()
        made.close()
      })
    },
    { immediate: true },
  )
  watch(query, (now) => source.value?.ask(now))

  function changed(isNewQuery: boolean): void {
    edition.value += 1
    if (isNewQuery) {
      queryEdition.value += 1
      cursor.value = stayedIn(source.value)
    }
    void follow()
  }

  /** The cursor among rows of another query: only where the person went on before these were here. */
  function stayedIn(from: RowSource | null): ListCursor | null {
    const now = cursor.value
    if (!now || now.id === null || !from || movedIn !== from.query) return null
    const at = from.placeOf(now.id)
    return at >= 0 ? cursorAt(at, from, now.opens) : null
  }

  /** Keeps the cursor on its customer, wherever that one went. */
  async function follow(): Promise<void> {
    const [now, from] = [cursor.value, source.value]
    if (!now || !from) return
    const next = stayed(now, from)
    if (next !== 'unknown') return settle(now, next)
    const at = (await desk.desk?.local.search.positionOf(from.query, now.id ?? 0)) ?? -1
    if (cursor.value !== now) return
    // Gone from the list: whoever stands in its place now.
    if (at < 0) return settle(now, { ...now, hasLeft: true })
    cursor.value = { ...cursorAt(at, from, now.opens), id: now.id }
  }

  function settle(before: ListCursor, next: ListCursor | null): void {
    if (cursor.value !== before) return
    if (!next || !isSameCursor(before, next)) cursor.value = next
    if (!next?.opens || next.id === null) return
    cursor.value = { ...next, opens: false }
    view.customerId = next.id
  }

  /** Puts the cursor on a row, and with `opens` its customer into the form as soon as the row is here. */
  function moveTo(at: number, opens = false): void {
    const from = source.value
    if (!from?.total) return
    const place = Math.min(Math.max(0, at), from.total - 1)
    const next = cursorAt(place, from, opens)
    movedIn = query.value
    cursor.value = next
    if (next.id === null) from.show(place - NEAR, place + NEAR)
    else settle(next, next)
  }

  /** The next or previous customer in the order of the list. @returns false at its end */
  async function step(by: 1 | -1): Promise<boolean> {
    const [from, open, id, now] = [source.value, desk.desk, view.customerId, cursor.value]
    if (!from?.total || !open) return false
    // From one that left the list one goes on where it was: the next one stands in its place.
    const left = (now?.at ?? 0) - (by > 0 ? 1 : 0)
    const hasLeft = id === null || (now?.id === id && now.hasLeft)
    const asked = from.query
    const at = hasLeft ? -1 : await open.local.search.positionOf(asked, id)
    // The place in another list than the one that is shown by now says nothing.
    if (from.query !== asked) return step(by)
    const target = (at >= 0 ? at : left) + by
    if (target < 0 || target >= from.total) return false
    moveTo(target, true)
    return true
  }

  return {
    text,
    sort,
    filters,
    query,
    index,
    cursor,
    edition,
    queryEdition,
    total,
    shownText,
    hasFailed,
    isCurrent,
    isNarrowed,
    moveTo,
    step,
    shownQuery,
    row: (at: number): CustomerRow | undefined => read((from) => from.row(at), undefined),
    placeOf: (id: number): number => read((from) => from.placeOf(id), -1),
    show: (from: number, to: number): void => source.value?.show(from, to),
    refresh: (): void => source.value?.refresh(),
    setFilters(now: CustomerFilters): void {
      kept.value = storeHash.value === null ? null : { storeHash: storeHash.value, filters: now }
    },
    /** Sorts by a column; a second time turns the order round. */
    sortBy(by: CustomerQuery['sort']['by']): void {
      const isUp = sort.value.by === by && sort.value.direction === 'up'
      sort.value = { by, direction: isUp ? 'down' : 'up' }
    },
    /** Takes away search and filters. */
    showAll(): void {
      text.value = ''
      kept.value = null
    },
    /** Puts the cursor on the customer whose form is open, where the list has it. */
    async find(id: number): Promise<void> {
      const from = source.value
      const at = (await desk.desk?.local.search.positionOf(from?.query ?? query.value, id)) ?? -1
      if (at >= 0 && from && source.value === from) cursor.value = { ...cursorAt(at, from), id }
    },
  }
})

/** Rows around the cursor that are fetched where the list does not show them. */
const NEAR = 20
const A_MOMENT_MS = 60
