import { type Ref, watch } from 'vue'

interface Place<Screen> {
  readonly screen: Screen
  readonly customerId: number | null
  readonly historyOf: number | null
}

/** The places where the person was, to go back and forward as in a browser, but never out of the app. */
export function useVisitedPlaces<Screen extends string>(
  screen: Ref<Screen>,
  customerId: Ref<number | null>,
  historyOf: Ref<number | null>,
) {
  let [before, after]: [readonly Place<Screen>[], readonly Place<Screen>[]] = [[], []]
  let now = place()
  let isGoing = false

  function place(): Place<Screen> {
    return { screen: screen.value, customerId: customerId.value, historyOf: historyOf.value }
  }

  watch([screen, customerId, historyOf], () => {
    const next = place()
    if (!isGoing) {
      before = [...before, now].slice(-MOST)
      after = []
    }
    isGoing = false
    now = next
  })

  function goTo(next: Place<Screen> | undefined): boolean {
    if (!next) return false
    isGoing = true
    screen.value = next.screen
    customerId.value = next.customerId
    historyOf.value = next.historyOf
    return true
  }

  return {
    goBack(): void {
      const here = now
      if (!goTo(before.at(-1))) return
      before = before.slice(0, -1)
      after = [...after, here]
    },
    goForward(): void {
      const here = now
      if (!goTo(after.at(-1))) return
      after = after.slice(0, -1)
      before = [...before, here]
    },
    /** Another store is open: its customers have other numbers. */
    forgetPlaces(): void {
      before = after = []
      now = place()
    },
  }
}

const MOST = 100
