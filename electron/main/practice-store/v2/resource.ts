type Plain = 'time' | 'store' | 'customers' | 'count' | 'groups'

/** The resource that a path below the store names. */
export type Resource =
  { readonly kind: Plain } | { readonly kind: 'customer' | 'addresses'; readonly id: number }

export function resourceOf(path: string): Resource | null {
  const [, id, addresses] = /^\/customers\/(\d{1,15})(\/addresses)?$/.exec(path) ?? []
  if (id !== undefined) return { kind: addresses ? 'addresses' : 'customer', id: Number(id) }
  const kind = PLAIN[path]
  return kind ? { kind } : null
}

const PLAIN: Readonly<Record<string, Plain>> = {
  '/time': 'time',
  '/store': 'store',
  '/customers': 'customers',
  '/customers/count': 'count',
  '/customer_groups': 'groups',
}
