/** Numbers by the time at which they are due: the first of them is found without looking at the others. */
export interface DueQueue {
  /** Adds an id, or changes its time. */
  set(id: number, at: number): void
  delete(id: number): void
  /** When the first of them is due, or infinity. */
  earliest(): number
  /** Takes out one that is due by now. */
  takeDue(now: number): number | null
  ids(): readonly number[]
}

export function createDueQueue(): DueQueue {
  const times = new Map<number, number>()
  /** A binary heap. An entry whose time is no longer that of its id is out of date, and dropped when it comes up. */
  const heap: Entry[] = []

  function push(entry: Entry): void {
    let at = heap.length
    while (at > 0) {
      const parent = (at - 1) >>> 1
      const above = heap[parent]
      if (!above || above.at <= entry.at) break
      heap[at] = above
      at = parent
    }
    heap[at] = entry
  }

  function pop(): void {
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const isRight = right !== undefined && left !== undefined && right.at < left.at
      const least = isRight ? right : left
      if (!least || least.at >= last.at) break
      heap[at] = least
      at = 2 * at + (isRight ? 2 : 1)
    }
    heap[at] = last
  }

  function first(): Entry | undefined {
    while (heap[0] && times.get(heap[0].id) !== heap[0].at) pop()
    return heap[0]
  }

  return {
    set(id, at) {
      if (times.get(id) === at) return
      times.set(id, at)
      push({ id, at })
    },
    delete: (id) => void times.delete(id),
    earliest: () => first()?.at ?? Infinity,
    takeDue(now) {
      const entry = first()
      if (!entry || entry.at > now) return null
      pop()
      times.delete(entry.id)
      return entry.id
    },
    ids: () => [...times.keys()],
  }
}

interface Entry {
  readonly id: number
  readonly at: number
}
