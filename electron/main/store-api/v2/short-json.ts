/**
 * A value as JSON, however large or deep it is: levels below the twentieth and what is longer than `longest` are cut off.
 * `JSON.stringify` itself runs out of stack on a value that is nested deeply enough.
 */
export function shortJson(value: unknown, longest: number): string {
  const text = JSON.stringify(shortened(value, { left: longest }, DEEPEST))
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

interface Budget {
  /** Characters that may still be written, roughly. */
  left: number
}

function shortened(value: unknown, budget: Budget, levels: number): unknown {
  if (budget.left <= 0) return '…'
  if (typeof value === 'string') {
    const text = value.slice(0, budget.left).replace(/\p{Surrogate}/gu, '\uFFFD')
    budget.left -= text.length
    return text.length < value.length ? `${text}…` : text
  }
  if (typeof value !== 'object' || value === null) {
    budget.left -= 8
    return value
  }
  if (levels === 0) return '…'
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      if (budget.left <= 0) break
      items.push(shortened(item, budget, levels - 1))
    }
    return items.length < value.length ? [...items, '…'] : items
  }
  const entries: [string, unknown][] = []
  for (const [name, inner] of Object.entries(value)) {
    if (budget.left <= 0) break
    budget.left -= name.length
    entries.push([name.slice(0, LONGEST_NAME), shortened(inner, budget, levels - 1)])
  }
  return Object.fromEntries(entries)
}

const DEEPEST = 20
const LONGEST_NAME = 200
