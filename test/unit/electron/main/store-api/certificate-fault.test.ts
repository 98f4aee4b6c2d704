import { describe, expect, it } from 'vitest'
import { certificateFault } from '../../../../../electron/main/store-api/certificate-fault.ts'
import { reachOf } from '../../../../../electron/main/store-api/probe.ts'
import type { Reply } from '../../../../../electron/main/store-api/request.ts'
import { readReply } from '../../../../../electron/main/store-api/v2/answers.ts'

const failed = (code: string): Reply => ({
  kind: 'failed',
  why: 'never-sent',
  status: null,
  headers: null,
  code,
})

describe('an invalid certificate', () => {
  it.each([
    ['ERR_CERT_DATE_INVALID', 'wrong-clock'],
    ['CERT_HAS_EXPIRED', 'wrong-clock'],
    ['CERT_NOT_YET_VALID', 'wrong-clock'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'intercepted'],
    ['ERR_CERT_AUTHORITY_INVALID', 'intercepted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'intercepted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'intercepted'],
  ] as const)('%s means %s', (code, reason) => {
    expect(certificateFault(code)).toBe(reason)
    expect(reachOf(failed(code))).toBe(reason)
    expect(readReply(failed(code), null)).toEqual({ ok: false, problem: { code: reason, detail: code } })
  })

  it.each(['ECONNREFUSED', 'ERR_NAME_NOT_RESOLVED', 'ERR_CONNECTION_RESET', 'never-sent', ''])(
    'is not what %j is about',
    (code) => {
      expect(certificateFault(code)).toBeNull()
      expect(reachOf(failed(code))).toBe('silent')
      expect(readReply(failed(code), null)).toMatchObject({ ok: false, problem: { code: 'unreachable' } })
    },
  )
})
