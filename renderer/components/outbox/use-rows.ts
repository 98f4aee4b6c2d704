import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type Ref } from 'vue'

/**
 * Which rows of a long list are on screen, and where they stand. Rows may have any height: they are
 * measured as they come.
 * @param rem what a row is about as high as, in rem
 */
export function useRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  ids: () => readonly string[],
  rem: (at: number) => number,
) {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtualizer = useVirtualizer(
    computed(() => {
      const here = ids()
      return {
        count: here.length,
        getScrollElement: () => scroller.value,
        estimateSize: (at: number) => rem(at) * pixels,
        getItemKey: (at: number) => here[at] ?? at,
        overscan: 8,
      }
    }),
  )
  return {
    rows: computed(() => virtualizer.value.getVirtualItems()),
    height: computed(() => `${virtualizer.value.getTotalSize()}px`),
    measure: (element: unknown) => {
      if (element instanceof HTMLElement) virtualizer.value.measureElement(element)
    },
    show: (at: number) => virtualizer.value.scrollToIndex(at, { align: 'auto' }),
  }
}
