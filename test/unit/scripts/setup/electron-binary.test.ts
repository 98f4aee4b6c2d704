import { describe, expect, test } from 'vitest'
import {
  downloadEnv,
  isKnownToFail,
  isOfflineReason,
  programIn,
  reasonIn,
} from '../../../../scripts/setup/electron-binary.mjs'

describe("a failed download of Electron's binary", () => {
  const failedAt = Date.UTC(2026, 0, 1)
  const days = (count: number): number => failedAt + count * 24 * 60 * 60_000

  test('is not tried again for a week, unless the version changes', () => {
    const stamp = { version: '45.4.1', failedAt }
    expect(isKnownToFail(stamp, '45.4.1', days(6.9))).toBe(true)
    expect(isKnownToFail(stamp, '45.4.1', days(7.1))).toBe(false)
    expect(isKnownToFail(stamp, '45.4.2', days(1))).toBe(false)
    // A clock that was set back must not put it off for ever.
    expect(isKnownToFail(stamp, '45.4.1', days(-1))).toBe(false)
    expect(isKnownToFail(null, '45.4.1', days(0))).toBe(false)
    expect(isKnownToFail({ version: '45.4.1', failedAt: 'never' }, '45.4.1', days(0))).toBe(false)
  })

  test('for want of a connection is tried again within minutes', () => {
    const stamp = { version: '45.4.1', failedAt, isOffline: true }
    const minutes = (count: number): number => failedAt + count * 60_000
    expect(isKnownToFail(stamp, '45.4.1', minutes(9))).toBe(true)
    expect(isKnownToFail(stamp, '45.4.1', minutes(11))).toBe(false)
  })
  test.for([
    ['fetch failed, ENOTFOUND', true],
    ['fetch failed, EAI_AGAIN', true],
    ['fetch failed, UND_ERR_CONNECT_TIMEOUT', true],
    ['it took too long', true],
    ['404 for its address', false],
    ['connect ECONNREFUSED 127.0.0.1:1', false],
    ['self-signed certificate, DEPTH_ZERO_SELF_SIGNED_CERT', false],
  ] as const)('%s: was there no connection? %s', ([reason, isOffline]) => {
    expect(isOfflineReason(reason)).toBe(isOffline)
  })
  test.for([
    [{ HTTPS_PROXY: 'http://proxy:1' }, '1'],
    [{ https_proxy: 'http://proxy:1' }, '1'],
    [{ http_proxy: 'http://proxy:1' }, '1'],
    [{ HTTPS_PROXY: 'http://proxy:1', ELECTRON_GET_USE_PROXY: 'true' }, 'true'],
    [{ HTTPS_PROXY: '' }, undefined],
    [{}, undefined],
  ] as const)('uses a proxy of the environment: %j', ([env, value]) => {
    expect(downloadEnv(env)['ELECTRON_GET_USE_PROXY']).toBe(value)
  })
  test('is not needed where its program is in the usual place of its folder', () => {
    expect(programIn('linux')).toBe('electron')
    expect(programIn('win32')).toBe('electron.exe')
    expect(programIn('darwin')).toBe('Electron.app/Contents/MacOS/Electron')
  })

  test.for([
    [
      'TypeError: fetch failed\n    at node:internal/deps\n  [cause]: Error: getaddrinfo ENOTFOUND there',
      'fetch failed, ENOTFOUND',
    ],
    ['Error: connect ECONNREFUSED 127.0.0.1:1\n    at TCP', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['Error: 404 for https://example.com/a?b', '404 for its address'],
    ['', 'no reason given'],
  ] as const)('gives its reason in a line: %j', ([output, reason]) => {
    expect(reasonIn(output)).toBe(reason)
  })
})
