/** What is answered to a request, before the rate-limit headers and the wire. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

const JSON_TYPE = ['Content-Type', 'application/json'] as const

/** JSON as the store writes it, with escaped slashes. */
export const json = (status: number, value: unknown): Reply => ({
  status,
  body: JSON.stringify(value).replaceAll('/', '\\/'),
  headers: [JSON_TYPE],
})

export const nothing = (status: number): Reply => ({ status, body: '', headers: [] })

/** One thing that the application found wrong. */
export interface Fault {
  readonly status: number
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** The application's own errors: an array. */
export const refusal = (...faults: readonly [Fault, ...Fault[]]): Reply => json(faults[0].status, faults)

export const invalidField = (field: string, reason?: string): Fault => ({
  status: 400,
  message: `The field '${field}' is invalid.`,
  ...(reason === undefined ? {} : { details: { invalid_reason: reason } }),
})

export const unsupportedField = (field: string): Fault => ({
  status: 400,
  message: `The field '${field}' is not supported by this resource.`,
})

export const notFound = (): Reply =>
  refusal({ status: 404, message: 'The requested resource was not found.' })

/** The gateway's errors, in front of the application: an object, in two shapes. */
export const gatewayError = (shape: 'object' | 'older', status: number, title: string): Reply =>
  shape === 'older'
    ? json(status, { error: title })
    : json(status, {
        status,
        title,
        type: 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes',
        errors: {},
      })

/** What a 5xx carries, which may not be JSON at all. */
export function serverError(shape: 'json' | 'html' | 'empty', status: number): Reply {
  switch (shape) {
    case 'json':
      return refusal({ status, message: 'An error occurred on the server. Please try again later.' })
    case 'html':
      return {
        status,
        body: `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Something went wrong</h1></body></html>\n`,
        headers: [['Content-Type', 'text/html; charset=utf-8']],
      }
    case 'empty':
      return nothing(status)
  }
}
