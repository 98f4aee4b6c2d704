import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type Ref } from 'vue'

/**
 * Which rows of a long list are on screen, and where. Rows may have any height: they are
 * measured as they come.
 * @param rem what a row is about as high as, in rem
 * @param kept a row that stays although it is scrolled away, because it has the focus
 */
export function useVirtualRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  ids: () => readonly string[],
  rem: (at: number) => number,
  kept: () => number = () => -1,
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
        rangeExtractor(range: Range) {
          const at = kept()
          const shown = defaultRangeExtractor(range)
          return at < 0 || at >= range.count || shown.includes(at)
            ? shown
            : [...shown, at].sort((a, b) => a - b)
        },
        paddingStart: EDGE_REM * pixels,
        paddingEnd: EDGE_REM * pixels,
        scrollPaddingStart: EDGE_REM * pixels,
        scrollPaddingEnd: EDGE_REM * pixels,
      }
    }),
  )
  return {
    rows: computed(() => virtualizer.value.getVirtualItems()),
    height: computed(() => `${virtualizer.value.getTotalSize()}px`),
    measure: (element: unknown) => {
      if (element instanceof HTMLElement) virtualizer.value.measureElement(element)
    },
    /** The last row that is on screen or about to be. */
    last: computed(() => virtualizer.value.getVirtualItems().at(-1)?.index ?? -1),
    show: (at: number) => virtualizer.value.scrollToIndex(at, { align: 'auto' }),
  }
}

/** Room before the first row and after the last. */
const EDGE_REM = 0.5
