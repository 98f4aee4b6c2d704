import { computed, type ComputedRef, ref, shallowRef, watch } from 'vue'
import type { Edit } from '../../../shared/edit.ts'
import type { EditRows } from '../../domain/edits/outbox-rows.ts'
import { placeAfter } from '../../ui/list-navigation.ts'
import { type Screen, useNavigation } from '../navigation.ts'
import { useWorkspace } from '../workspace.ts'

/** The selected edit of a list. When the edit ends, the selection moves to the one that takes its place. */
export function useEditSelection(screen: Screen, rows: ComputedRef<EditRows>) {
  const navigation = useNavigation()
  const workspace = useWorkspace()
  const selectedId = ref<string | null>(null)
  /** The selected edit as it was when it was in the list last. */
  const lastSelected = shallowRef<Edit | null>(null)
  const selected = computed((): Edit | null => {
    const edit = selectedId.value === null ? undefined : workspace.waiting.find(selectedId.value)
    return edit && rows.value.placeOf(edit) >= 0 ? edit : null
  })
  const place = computed(() => (selected.value ? rows.value.placeOf(selected.value) : -1))
  /** Another screen asked for the selected edit. The view opens its detail and clears this. */
  const isDetailRequested = ref(false)

  watch(
    rows,
    (now) => {
      if (selected.value) lastSelected.value = selected.value
      else {
        const next = lastSelected.value ? now.next(lastSelected.value) : now.editAt(0)
        selectedId.value = next?.id ?? null
        lastSelected.value = next ?? null
      }
    },
    { immediate: true },
  )
  watch(selected, (edit) => edit && (lastSelected.value = edit))
  watch(
    [() => navigation.editId, () => navigation.screen],
    ([id, shown]) => {
      if (id === null || shown !== screen) return
      selectedId.value = id
      isDetailRequested.value = true
      navigation.editId = null
    },
    { immediate: true },
  )

  /** @returns whether the key leads anywhere */
  function move(key: string): boolean {
    const to = placeAfter(key, rows.value.edits, place.value)
    const edit = to === null ? undefined : rows.value.editAt(to)
    if (edit) selectedId.value = edit.id
    return edit !== undefined
  }

  return { count: computed(() => rows.value.edits), selectedId, selected, isDetailRequested, move }
}
