/** Takes secrets out of every text in a value: a store may repeat in its answer what it was sent. */
export function redact<T>(value: T, secrets: readonly (string | null)[]): T {
  const words = secrets.filter((secret) => secret !== null && secret.length >= SHORTEST) as string[]
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return words.reduce((text, word) => text.replaceAll(word, '•••'), part)
    if (Array.isArray(part)) return part.map(clean)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, clean(inner)]))
  }
  return words.length === 0 ? value : (clean(value) as T)
}

/** Shorter ones are in every other word. */
const SHORTEST = 4
