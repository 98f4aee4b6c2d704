import { FIELD_NAMES, type Patch } from '../../../../shared/customer.ts'

/**
 * The body of `PUT /customers/{id}`: the changed fields and nothing else, in the words of V2.
 * @param password the opened password of the patch; `null` where it has none
 */
export function putBody(patch: Patch, password: string | null): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {}
  for (const field of FIELD_NAMES) {
    if (patch[field] === undefined) continue
    body[field] = field === 'store_credit' ? String(patch[field]) : patch[field]
  }
  const authentication = {
    ...(password === null ? {} : { password }),
    ...(patch.force_reset === undefined ? {} : { force_reset: patch.force_reset }),
  }
  return Object.keys(authentication).length === 0 ? body : { ...body, _authentication: authentication }
}
