import { describe, expect, it } from 'vitest'
import {
  reportedQuota,
  reportedWait,
  reportedWaitOf429,
} from '../../../../../electron/main/store-api/rate-headers.ts'

const HOUR_MS = 3_600_000
const headers = (values: Readonly<Record<string, string>>): Headers =>
  new Headers(
    Object.entries(values).map(([name, value]) => [
      ['Retry-After', 'X-Retry-After'].includes(name) ? name : `X-Rate-Limit-${name}`,
      value,
    ]),
  )
const HUGE = ['3600000', '999999999999999', '86400000.5']

describe('what the headers of an answer say of the quota', () => {
  it.each(HUGE)('never keeps the app waiting as long as an hour: %s', (value) => {
    const quota = reportedQuota(
      headers({
        'Requests-Quota': '150',
        'Requests-Left': '0',
        'Time-Window-Ms': value,
        'Time-Reset-Ms': value,
      }),
    )
    expect(quota?.windowMs).toBeLessThan(HOUR_MS)
    expect(quota?.resetMs).toBeLessThan(HOUR_MS)
    expect(reportedWaitOf429(headers({ 'Time-Reset-Ms': value }))).toBeLessThan(HOUR_MS)
    expect(reportedWait(headers({ 'X-Retry-After': value, 'Requests-Quota': '150' }))).toBeLessThan(HOUR_MS)
  })

  it('counts no more requests than any plan allows', () => {
    const quota = reportedQuota(
      headers({ 'Requests-Quota': '999999999999999', 'Requests-Left': '999999999999' }),
    )
    expect(quota).toMatchObject({ total: 1_000_000, left: 1_000_000 })
  })

  it('has a window that ends', () => {
    const none = headers({ 'Requests-Quota': '150', 'Requests-Left': '1', 'Time-Window-Ms': '0.0001' })
    expect(reportedQuota(none)?.windowMs).toBeGreaterThanOrEqual(1)
  })

  it.each([
    '-5',
    '1e9',
    'Infinity',
    'NaN',
    '0x10',
    '9007199254740991',
    '1 2',
    '',
    'Wed, 21 Oct 2099 07:28:00 GMT',
  ])('is nothing where it is no plain number: %j', (value) => {
    expect(reportedQuota(headers({ 'Requests-Quota': value, 'Requests-Left': '1' }))).toBeNull()
    expect(reportedWait(headers({ 'Retry-After': value }))).toBeNull()
    expect(reportedWaitOf429(headers({ 'Time-Reset-Ms': value }))).toBeNull()
  })

  it('is nothing where the quota is none', () => {
    expect(reportedQuota(headers({ 'Requests-Quota': '0', 'Requests-Left': '0' }))).toBeNull()
  })
})
