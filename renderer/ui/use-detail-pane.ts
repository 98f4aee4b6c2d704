import { nextTick, ref, type Ref, watch } from 'vue'

interface Focusable {
  focus(): void
}

/** Moves between a list and the detail beside it, which in a narrow window takes the place of the list. */
export function useDetailPane(
  list: Readonly<Ref<Focusable | null>>,
  detail: Readonly<Ref<Focusable | null>>,
) {
  const isDetail = ref(false)

  /** With the keyboard, focus moves into the detail; with the mouse it stays in the list. */
  async function openDetail(byKey: boolean): Promise<void> {
    isDetail.value = true
    await nextTick()
    if (byKey) detail.value?.focus()
  }

  async function closeDetail(): Promise<void> {
    isDetail.value = false
    await nextTick()
    list.value?.focus()
  }

  /** Opens the detail whenever `isRequested` becomes true, and sets it back to false. */
  function openOnRequest(isRequested: () => boolean, clear: () => void): void {
    watch(
      isRequested,
      (isNow) => {
        if (!isNow) return
        isDetail.value = true
        clear()
      },
      { immediate: true },
    )
  }

  return { isDetail, openDetail, closeDetail, openOnRequest }
}
