import { defineStore } from 'pinia'
import * as v from 'valibot'
import { ref } from 'vue'
import { useVisitedPlaces } from './visited-places.ts'
import { usePersisted } from './use-persisted.ts'

export const SCREENS = ['customers', 'outbox', 'conflicts', 'history', 'import', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

/** Which screen is shown, and which customer, edit or counterfoils it is about. */
export const useNavigation = defineStore('navigation', () => {
  const screen = usePersisted<v.PicklistSchema<typeof SCREENS, undefined>>(
    'screen',
    v.picklist(SCREENS),
    'customers',
  )
  /** The customer whose form is open. */
  const customerId = ref<number | null>(null)
  /** The edit that the outbox or the conflicts should show first. */
  const editId = ref<string | null>(null)
  /** The customer whose counterfoils the history shows, or all. */
  const historyOf = ref<number | null>(null)
  /** The list of customers is to put the keyboard into its search. */
  const isSearchRequested = ref(false)
  const { goBack, goForward, forgetPlaces } = useVisitedPlaces(screen, customerId, historyOf)

  return {
    screen,
    customerId,
    editId,
    historyOf,
    isSearchRequested,
    goBack,
    goForward,
    forgetPlaces,
    search() {
      isSearchRequested.value = true
      screen.value = 'customers'
    },
    go(to: Screen) {
      screen.value = to
    },
    openCustomer(id: number) {
      customerId.value = id
      screen.value = 'customers'
    },
    openEdit(id: string, where: 'outbox' | 'conflicts' = 'outbox') {
      editId.value = id
      screen.value = where
    },
    openHistory(id: number | null) {
      historyOf.value = id
      screen.value = 'history'
    },
  }
})
