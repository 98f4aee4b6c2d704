import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'

/** Something a person can do: from the palette, by its keys, or from the window's menu. */
export interface Action {
  readonly id: string
  readonly label: string
  readonly section: 'customer' | 'edits' | 'go' | 'app'
  /** `mod+s` (Ctrl, or Cmd on a Mac), `?`, `j`: plain keys count only outside of inputs. */
  readonly keys?: string | undefined
  readonly isOn?: (() => boolean) | undefined
  readonly run: () => void
}

/** All that can be done right now. Screens add their own actions while they are shown. */
export const useCommands = defineStore('commands', () => {
  const sources = shallowRef<readonly (() => readonly Action[])[]>([])
  /** Of two with one id the later one counts: a dialog's before its screen's. */
  const all = computed(() => {
    const byId = new Map<string, Action>()
    for (const source of sources.value) for (const action of source()) byId.set(action.id, action)
    return [...byId.values()] as readonly Action[]
  })

  function isOn(action: Action): boolean {
    return action.isOn?.() ?? true
  }

  return {
    all,
    isOn,
    run(id: string): boolean {
      const action = all.value.find((one) => one.id === id)
      if (!action || !isOn(action)) return false
      action.run()
      return true
    },
    /** Offers actions until the calling component is unmounted. */
    offer(source: () => readonly Action[]): void {
      sources.value = [...sources.value, source]
      onScopeDispose(() => (sources.value = sources.value.filter((one) => one !== source)))
    },
  }
})
