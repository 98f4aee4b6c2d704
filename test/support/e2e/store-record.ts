/** A customer as the practice store's control surface shows it. */
export interface Customer {
  readonly id: number
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly phone: string
  readonly company: string
  readonly notes: string
  readonly store_credit: string
  readonly customer_group_id: number
  readonly tax_exempt_category: string
}

export interface Put {
  readonly customerId: number
  readonly body: unknown
  readonly token: string | undefined
  readonly status: number | null
}

interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: unknown
  readonly status: number | null
}

/** The token of a request that had the store's own: the record keeps headers of no other, and masks this one. */
export const OWN_TOKEN = '•••'

/** The first ids of the pages of customers that were asked for in a download, in the order of asking. */
export const pagesAsked = (requests: unknown): readonly number[] =>
  (requests as readonly RecordedRequest[]).flatMap(({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://store.invalid')
    const first = searchParams.get('min_id')
    const isPage = pathname.endsWith('/customers') && first !== null && !searchParams.has('min_date_modified')
    return isPage ? [Number(first)] : []
  })

/** The updates among the requests that the practice store received, in the order in which they came. */
export function puts(requests: unknown): readonly Put[] {
  return (requests as readonly RecordedRequest[])
    .filter(({ method }) => method === 'PUT')
    .map(({ path, headers, body, status }) => ({
      customerId: Number(/(\d+)$/.exec(path)?.[1]),
      body,
      token: headers.find(([name]) => name.toLowerCase() === 'x-auth-token')?.[1],
      status,
    }))
}
