import { ProblemError } from '../platform/problem-error.ts'
import { rootOf } from './v2/paths.ts'

/**
 * Another address for the store's API, from `COUNTERFOIL_API_URL`, or `null` for the usual one. It may only
 * name this machine, so that no setting can send a token elsewhere.
 */
export function apiBaseUrl(
  env: NodeJS.ProcessEnv,
):
  { readonly ok: true; readonly baseUrl: string | null } | { readonly ok: false; readonly sentence: string } {
  const wanted = env['COUNTERFOIL_API_URL']
  if (!wanted) return { ok: true, baseUrl: null }
  const baseUrl = loopbackOrigin(wanted)
  return baseUrl ? { ok: true, baseUrl } : { ok: false, sentence: ONLY_HERE }
}

const ONLY_HERE =
  'COUNTERFOIL_API_URL may only name this machine, as http://127.0.0.1:PORT. Correct it, or unset it to use BigCommerce.'

/**
 * Where the resources of a store are, without a slash at the end.
 * @param elsewhere a loopback address instead of BigCommerce's
 * @throws {ProblemError} `bad-argument` where it is not one
 */
export function storeRoot(storeHash: string, elsewhere: string | null | undefined): string {
  const origin = elsewhere ? loopbackOrigin(elsewhere) : BIGCOMMERCE
  if (!origin) throw new ProblemError('bad-argument', { detail: 'address' })
  return rootOf(origin, storeHash)
}

/**
 * Where a redirect may lead with the token: to the same host and port, over https or, on this machine, in
 * the same way as before. `null` for anywhere else.
 */
export function redirectTarget(from: string, location: string | null): string | null {
  if (location === null || !URL.canParse(location, from)) return null
  const [here, there] = [new URL(from), new URL(location, from)]
  if (there.username !== '' || there.password !== '') return null
  if (there.protocol !== here.protocol || there.host !== here.host) return null
  return there.protocol === 'https:' || loopbackOrigin(there.origin) ? there.href : null
}

export const BIGCOMMERCE = 'https://api.bigcommerce.com'

/** The origin of an address on this machine that is nothing but one, or `null`. */
function loopbackOrigin(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  const isHere =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname) &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  return isHere ? url.origin : null
}
