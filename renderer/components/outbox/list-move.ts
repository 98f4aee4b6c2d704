/** Where a key leads in a list, or `null` where it leads nowhere. */
export function listMove(key: string, ids: readonly string[], from: string | null): string | null {
  const at = from === null ? -1 : ids.indexOf(from)
  const last = ids.length - 1
  switch (key) {
    case 'ArrowDown':
      return ids[Math.min(at + 1, last)] ?? null
    case 'ArrowUp':
      return ids[Math.max(at - 1, 0)] ?? null
    case 'PageDown':
      return ids[Math.min(at + PAGE, last)] ?? null
    case 'PageUp':
      return ids[Math.max(at - PAGE, 0)] ?? null
    case 'Home':
      return ids[0] ?? null
    case 'End':
      return ids[last] ?? null
    default:
      return null
  }
}

const PAGE = 8
