import { computed, ref, type Ref, shallowRef, watch } from 'vue'
import type { CustomerQuery, CustomerRow } from '../../domain/customers/customer-query.ts'
import type { SearchChange } from '../../storage/local-store.ts'
import { note } from '../../workspace/startup-marks.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { createRowSource, type RowSource } from './row-source.ts'

/**
 * The rows of a query in the store that is open.
 * @param onChange called with the source whenever its rows are others
 */
export function useRowSource(
  query: Readonly<Ref<CustomerQuery>>,
  onChange: (isNewQuery: boolean, source: RowSource) => void,
) {
  const workspace = useWorkspace()
  const source = shallowRef<RowSource | null>(null)
  /** Increases whenever the source answers something else. */
  const edition = ref(0)
  /** Increases whenever other rows are at the top. */
  const queryEdition = ref(0)
  const index = shallowRef<SearchChange>(UNREAD)
  /** The last answer had no rows, and the index was read by then: there are none, not only none yet. */
  const isEmpty = ref(false)

  /** The source is no reactive object: what reads it reads its edition as well. */
  const read = <T>(of: (from: RowSource) => T, otherwise: T): T =>
    edition.value >= 0 && source.value ? of(source.value) : otherwise

  function changed(isNewQuery: boolean): void {
    edition.value += 1
    if (isNewQuery) queryEdition.value += 1
    isEmpty.value = source.value?.total === 0 && !index.value.loading
    if (source.value) onChange(isNewQuery, source.value)
  }

  watch(
    () => workspace.current,
    (open, _before, onCleanup) => {
      source.value = null
      index.value = UNREAD
      isEmpty.value = false
      edition.value += 1
      if (!open) return
      const { search } = open.local
      const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      const rows = createRowSource({ search, changed, pause }, query.value)
      const stop = search.onChange((now) => {
        index.value = now
        if (!now.loading) note('search-ready')
        rows.refresh()
      })
      source.value = rows
      rows.show(0, 1)
      onCleanup(() => {
        stop()
        rows.close()
      })
    },
    { immediate: true },
  )
  watch(query, (now) => source.value?.ask(now))

  /** The query whose rows are shown. */
  const shownQuery = computed(() => read((from) => from.query, query.value))
  return {
    source,
    edition,
    queryEdition,
    index,
    isEmpty,
    total: computed(() => read<number | null>((from) => from.total, null)),
    shownQuery,
    shownText: computed(() => shownQuery.value.text),
    /** The rows are those of the query, not of the letters before. */
    isCurrent: computed(() => shownQuery.value === query.value),
    hasFailed: computed(() => read((from) => from.hasFailed, false)),
    row: (at: number): CustomerRow | undefined => read((from) => from.row(at), undefined),
    placeOf: (id: number): number => read((from) => from.placeOf(id), -1),
    show: (from: number, to: number): void => source.value?.show(from, to),
    refresh: (): void => source.value?.refresh(),
  }
}

const UNREAD: SearchChange = { indexed: 0, loading: true }
const PAUSE_MS = 60
