import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'
import { heightOf, rowsInView, scrolledTo, startOf, type UniformRows } from './uniform-rows.ts'

/**
 * Which rows of a very long list are on screen. All have one height, which is measured on one of them, apart from a few
 * headings: so nothing is computed for rows that are elsewhere.
 */
export function useUniformRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  { count, headings }: { count: () => number; headings: () => readonly number[] },
) {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const top = ref(0)
  const height = ref(0)
  const rowHeight = ref(ROW_REM * pixels)
  const headingHeight = ref(HEADING_REM * pixels)
  const layout = computed((): UniformRows => ({
    count: count(),
    headings: headings(),
    rowHeight: rowHeight.value,
    headingHeight: headingHeight.value,
    edge: EDGE_REM * pixels,
  }))

  const readTop = (): void => void (top.value = scroller.value?.scrollTop ?? 0)
  const resized = new ResizeObserver(([entry]) => {
    height.value = entry?.contentRect.height ?? 0
    readTop()
  })
  watch(
    scroller,
    (element, before) => {
      before?.removeEventListener('scroll', readTop)
      resized.disconnect()
      if (!element) return
      element.addEventListener('scroll', readTop, { passive: true })
      height.value = element.clientHeight
      resized.observe(element)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => resized.disconnect())

  return {
    rows: computed(() => {
      const { from, to } = rowsInView(layout.value, { top: top.value, height: height.value }, OVERSCAN)
      return Array.from({ length: Math.max(0, to - from) }, (_, at) => ({
        index: from + at,
        start: startOf(layout.value, from + at),
      }))
    }),
    height: computed(() => `${heightOf(layout.value)}px`),
    /** Takes the height of a row that is on screen for that of all of its kind. */
    measure(element: unknown, isHeading: boolean): void {
      if (!(element instanceof HTMLElement) || element.offsetHeight === 0) return
      const known = isHeading ? headingHeight : rowHeight
      if (Math.abs(known.value - element.offsetHeight) > 0.5) known.value = element.offsetHeight
    },
    show(row: number): void {
      const element = scroller.value
      if (!element) return
      element.scrollTop = scrolledTo(layout.value, row, {
        top: element.scrollTop,
        height: element.clientHeight,
      })
      readTop()
    },
  }
}

/** What rows are about as high as, until one is measured. */
const ROW_REM = 3.5
const HEADING_REM = 2.25
/** Room before the first row and after the last. */
const EDGE_REM = 0.5
const OVERSCAN = 8
