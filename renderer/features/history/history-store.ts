import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { historyMatcher, type HistoryQuery, matchesEverything } from '../../domain/history/history-filter.ts'
import { useTexts } from '../../i18n/language.ts'
import { useFieldTexts } from '../../workspace/fields/use-field-texts.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useCounterfoilPages } from './use-counterfoil-pages.ts'

/** The counterfoils of all customers or of one, newest first, and those that the query finds among them. */
export const useHistory = defineStore('history', () => {
  const workspace = useWorkspace()
  const navigation = useNavigation()
  const t = useTexts()
  const fieldTexts = useFieldTexts()

  const query = ref<HistoryQuery>({ text: '', ending: 'all' })
  const customerId = computed(() => navigation.historyOf)
  const pages = useCounterfoilPages({
    source: () => workspace.current?.local.counterfoils ?? null,
    customerId: () => customerId.value,
    isSearching: () => !matchesEverything(query.value),
  })
  const { loaded } = pages

  const texts = computed(() => {
    const { names } = t.value.fields
    return { name: (field: keyof typeof names) => names[field], value: fieldTexts.value }
  })
  const matcher = computed(() => historyMatcher(texts.value))
  const shown = computed(() =>
    matchesEverything(query.value) ? loaded.value : loaded.value.filter(matcher.value(query.value)),
  )
  const customerLabel = computed(
    () => loaded.value[0]?.label ?? (customerId.value === null ? '' : `#${customerId.value}`),
  )

  workspace.onEdits(({ ended }) => {
    if (navigation.screen === 'history' && ended > 0) void pages.refresh()
  })
  watch(query, () => matchesEverything(query.value) || pages.more())

  const { isEnd, isLoading, hasFailed, total, begin, more } = pages
  return {
    query,
    texts,
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
