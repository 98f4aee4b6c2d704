import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** How wide an element is, in rem, so that a person's text size counts. Known before the first paint. */
export function useWidth(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = ref(0)
  const measure = (): void => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    if (element.value) width.value = element.value.clientWidth / rem
  }
  const observer = new ResizeObserver(measure)
  onMounted(() => {
    measure()
    if (element.value) observer.observe(element.value)
  })
  onBeforeUnmount(() => observer.disconnect())
  return width
}
