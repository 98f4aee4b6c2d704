import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, onBeforeUnmount, onMounted, ref, type Ref, watch } from 'vue'

export interface RowWindow {
  /** The rows to be rendered: their places, and their distance from the top of all rows, in pixels. */
  readonly rows: Readonly<Ref<readonly { readonly at: number; readonly top: number }[]>>
  readonly height: Readonly<Ref<number>>
  readonly rowHeight: Readonly<Ref<number>>
  /** How many rows fit at once. */
  readonly fitting: Readonly<Ref<number>>
  /** Scrolls as little as needed to show a row whole. */
  reveal(at: number): void
  toTop(): void
  isAtTop(): boolean
  /** Moves by so many rows, so that what is seen stays when rows come in above it. */
  shift(rows: number): void
  /** The first row that is seen whole. */
  firstSeen(): number
}

export interface RowWindowParts {
  readonly scroller: Ref<HTMLElement | null>
  /**
   * Elements as high as a row, so that the style alone says how high that is: one for each height that rows may have.
   * So the height is known before such rows are drawn.
   */
  readonly probes: readonly Ref<HTMLElement | null>[]
  /** Which of the probes rows are as high as now. */
  readonly probeNow: () => number
  readonly count: Ref<number>
  /** Pixels at the top and at the foot that something else covers. */
  readonly covered: () => { readonly top: number; readonly foot: number }
}

/**
 * Which rows of a list of any length are near the window. An element cannot be higher than about 33 million
 * pixels: longer lists are scrolled in larger steps.
 */
export function useRowWindow({ scroller, probes, probeNow, count, covered }: RowWindowParts): RowWindow {
  const heights = ref<readonly number[]>([])
  const rowHeight = computed(() => heights.value[probeNow()] || USUAL_HEIGHT)
  const viewHeight = ref(0)
  const wholeHeight = computed(() => count.value * rowHeight.value)
  const height = computed(() => Math.min(wholeHeight.value, HIGHEST))
  /** Pixels of the list for each pixel of the scroll bar. */
  const scale = (): number => {
    const [room, view] = [height.value - viewHeight.value, viewHeight.value]
    return room > 0 ? (wholeHeight.value - view) / room : 1
  }

  /**
   * The position as the browser last reported it. Asking the element would force a layout of what has just been
   * drawn.
   */
  let scrollTop = 0
  const offset = (): number => scrollTop * scale()
  const setScrollTop = (to: number): void => {
    if (!scroller.value || to === scrollTop) return
    scroller.value.scrollTop = to
    scrollTop = scroller.value.scrollTop
  }

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const size = rowHeight.value
      return {
        count: count.value,
        getScrollElement: () => scroller.value,
        estimateSize: () => size,
        overscan: 8,
        observeElementOffset: (instance, hear) => {
          const element = instance.scrollElement
          if (!element) return undefined
          const tell = (): void => {
            scrollTop = element.scrollTop
            hear(offset(), false)
          }
          element.addEventListener('scroll', tell, { passive: true })
          tell()
          return () => element.removeEventListener('scroll', tell)
        },
        // Scrolled only by `reveal` and its like, below.
        scrollToFn: () => undefined,
      }
    }),
  )
  watch(rowHeight, () => virtualizer.value.measure())
  // Rows of another height: the same one stays at the top.
  watch(
    rowHeight,
    (now, before) => {
      if (wholeHeight.value < HIGHEST) setScrollTop((scrollTop * now) / before)
    },
    { flush: 'post' },
  )

  const rows = computed(() => {
    const drift = scrollTop * (1 - scale())
    return virtualizer.value.getVirtualItems().map(({ index, start }) => ({ at: index, top: start + drift }))
  })

  const observer = new ResizeObserver(() => {
    heights.value = probes.map(({ value }) => value?.getBoundingClientRect().height ?? 0)
    if (!scroller.value) return
    viewHeight.value = scroller.value.clientHeight
    scrollTop = scroller.value.scrollTop
  })
  onMounted(() => {
    for (const { value: element } of [...probes, scroller]) if (element) observer.observe(element)
  })
  onBeforeUnmount(() => observer.disconnect())

  const room = (): number => viewHeight.value - covered().top - covered().foot
  const scrollTo = (to: number): void => setScrollTop(to / scale())

  return {
    rows,
    height,
    rowHeight,
    fitting: computed(() => Math.max(1, Math.floor(room() / rowHeight.value))),
    reveal(at) {
      const top = at * rowHeight.value
      if (top < offset()) scrollTo(top)
      else if (top + rowHeight.value > offset() + room()) scrollTo(top + rowHeight.value - room())
    },
    toTop: () => scrollTo(0),
    isAtTop: () => scrollTop <= 0,
    shift: (by) => scrollTo(offset() + by * rowHeight.value),
    firstSeen: () => Math.ceil(offset() / rowHeight.value),
  }
}

const USUAL_HEIGHT = 44
const HIGHEST = 30_000_000
