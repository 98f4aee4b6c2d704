import { computed, ref, shallowRef, watch } from 'vue'
import type { CustomerRow } from '../../domain/customers/customer-query.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useRecentItems } from '../../workspace/recent.ts'
import { type Entry, foundGroups, restingGroups } from './entries.ts'
import { nearest } from './nearest.ts'

/** What the palette finds for the words typed, and which line is next. */
export function usePalette() {
  const commands = useCommands()
  const workspace = useWorkspace()
  const recent = useRecentItems()
  const typed = ref('')
  const customers = shallowRef<readonly CustomerRow[]>([])
  const activeKey = ref<string | null>(null)

  const offered = computed(() =>
    commands.all.filter((action) => commands.isOn(action) && action.id !== 'palette'),
  )
  const groups = computed(() =>
    typed.value.trim() === ''
      ? restingGroups(offered.value, recent.actions, recent.customers)
      : foundGroups(offered.value, recent.actions, typed.value, customers.value),
  )
  const entries = computed<readonly Entry[]>(() => groups.value.flatMap((group) => group.entries))
  const active = computed(
    () => entries.value.find(({ key }) => key === activeKey.value) ?? entries.value[0] ?? null,
  )

  watch(typed, async (text) => {
    activeKey.value = null
    const open = workspace.current
    if (!open || text.trim() === '') return void (customers.value = [])
    // The list may ask at the same time and cancel this; what is typed now is then asked again.
    for (let tries = 0; tries < 20; tries += 1) {
      const found = await open.local.search
        .find({ text, filters: {}, sort: { by: 'name', direction: 'up' } }, 0, ENOUGH)
        .catch(() => ({ rows: [] }))
      if (typed.value !== text) return
      if (found) return void (customers.value = nearest(found.rows, text, SHOWN))
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })

  function move(steps: number): void {
    const all = entries.value
    if (all.length === 0 || !active.value) return
    const at = all.indexOf(active.value)
    // One step past an end leads to the other end; a page stops there.
    const next = Math.abs(steps) === 1 ? (at + steps + all.length) % all.length : at + steps
    activeKey.value = all[Math.min(Math.max(next, 0), all.length - 1)]?.key ?? null
  }

  return {
    typed,
    groups,
    entries,
    active,
    move,
    point: (entry: Entry) => (activeKey.value = entry.key),
    reset() {
      typed.value = ''
      customers.value = []
      activeKey.value = null
    },
  }
}

/** How many customers are shown, and from how many hits they are chosen. */
const SHOWN = 8
const ENOUGH = 200
