import { codeOf } from '../platform/problem-error.ts'

export interface NetworkFailure {
  /** Surely nothing of the request was written: there never was a connection to write it to. */
  readonly isNeverSent: boolean
  /** The system's code, e.g. `ECONNREFUSED`; never its message. */
  readonly code: string
}

/**
 * What a rejected `fetch` means, Chromium's or Node's. Whatever is not known to happen only before
 * anything is written counts as possibly sent.
 */
export function networkFailure(error: unknown): NetworkFailure {
  const chromium = error instanceof Error ? /^net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] : undefined
  if (chromium) return { isNeverSent: NEVER_SENT_CHROMIUM.test(chromium), code: chromium }
  const causes = leaves(error)
  const isNeverSent = causes.length > 0 && causes.every(isBeforeSending)
  return { isNeverSent, code: causes.map(codeOf).find((code) => code !== '') ?? 'UNKNOWN' }
}

/** The errors at the bottom: `fetch` wraps its cause, and an attempt on several addresses wraps several. */
function leaves(error: unknown, depth = 0): readonly unknown[] {
  if (!(error instanceof Error) || depth > 5) return [error]
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.flatMap((one: unknown) => leaves(one, depth + 1))
  }
  return error.cause === undefined ? [error] : leaves(error.cause, depth + 1)
}

function isBeforeSending(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { syscall } = error as NodeJS.ErrnoException
  return syscall === 'connect' || syscall === 'getaddrinfo' || NEVER_SENT_NODE.test(codeOf(error))
}

/** A certificate is judged before the request is written. */
const NEVER_SENT_NODE =
  /^(UND_ERR_CONNECT_TIMEOUT|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER)$/

const NEVER_SENT_CHROMIUM =
  /^ERR_(CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|ICANN_NAME_COLLISION|DNS_\w+|NETWORK_ACCESS_DENIED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION_(FAILED|HOST_UNREACHABLE)|MANDATORY_PROXY_CONFIGURATION_FAILED|PAC_SCRIPT_FAILED|PROXY_AUTH_\w+|PROXY_CERTIFICATE_INVALID|CERT_\w+|SSL_VERSION_OR_CIPHER_MISMATCH|SSL_OBSOLETE_VERSION)$/
