import type { OfflineReason } from '../../../shared/session.ts'

/**
 * What an invalid certificate means, or `null` for any other failure. Certificates of a large store do not run
 * out, so one that is not valid today means that this machine's clock is wrong. A certificate of another host is what a network
 * shows that wants people to sign in.
 * @param code of a failed request, of Chromium or of Node
 */
export function certificateFault(code: string): OfflineReason | null {
  if (OF_ANOTHER_TIME.includes(code)) return 'wrong-clock'
  return OF_SOMEBODY_ELSE.includes(code) ? 'intercepted' : null
}

const OF_ANOTHER_TIME: readonly string[] = ['ERR_CERT_DATE_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']
const OF_SOMEBODY_ELSE: readonly string[] = [
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_CERT_AUTHORITY_INVALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]
