import { describe, expect, it } from 'vitest'
import { apiBaseUrl, redirectTarget, storeRoot } from '../../../../../electron/main/store-api/api-url.ts'

const HOSTILE = [
  'https://api.bigcommerce.com',
  'http://example.com',
  'http://192.168.0.1:8080',
  'http://10.0.0.1',
  'http://0.0.0.0:8080',
  'http://[::]:8080',
  'http://[::ffff:127.0.0.1]:8080',
  'http://169.254.169.254',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1@example.com',
  'http://127.0.0.1:80@example.com',
  'http://user:word@127.0.0.1:8080',
  'http://user@localhost',
  'http://example.com#127.0.0.1',
  'http://example.com/127.0.0.1',
  'http://example.com?127.0.0.1',
  'http://example.com\\@127.0.0.1',
  'http://127.0.0.1:8080/stores/x',
  'http://127.0.0.1:8080/?x=http://example.com',
  'http://127.0.0.1:8080/#x',
  'http://127.0.0.1:99999',
  'ftp://127.0.0.1',
  'file://localhost/etc/passwd',
  'javascript:127.0.0.1',
  'ws://127.0.0.1:8080',
  'app://127.0.0.1',
  '127.0.0.1:8080',
  'localhost:8080',
  '//127.0.0.1',
  'nonsense',
  ' ',
  'http://',
  'http://xn--lcalhost-54a.example',
  'http://ⅼocalhost.example',
]

describe("the store's address", () => {
  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://127.0.0.1', 'https://127.0.0.1'],
    ['HTTP://LOCALHOST:80', 'http://localhost'],
    // Ways to write the same address, which is what they become.
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0x7f.0.0.1', 'http://127.0.0.1'],
  ])('may be %s', (wanted, baseUrl) => {
    expect(apiBaseUrl({ COUNTERFOIL_API_URL: wanted })).toEqual({ ok: true, baseUrl })
  })

  it.each(HOSTILE)('may not be %j', (wanted) => {
    expect(apiBaseUrl({ COUNTERFOIL_API_URL: wanted })).toEqual({
      ok: false,
      sentence: expect.stringContaining('COUNTERFOIL_API_URL') as string,
    })
    expect(() => storeRoot('abc123', wanted)).toThrow()
  })

  it('is the usual one where nothing is set', () => {
    expect(apiBaseUrl({})).toEqual({ ok: true, baseUrl: null })
    expect(apiBaseUrl({ COUNTERFOIL_API_URL: '' })).toEqual({ ok: true, baseUrl: null })
    expect(storeRoot('abc123', null)).toBe('https://api.bigcommerce.com/stores/abc123/v2')
    expect(storeRoot('abc123', 'http://127.0.0.1:1')).toBe('http://127.0.0.1:1/stores/abc123/v2')
  })
})

describe('a redirect', () => {
  const from = 'https://api.bigcommerce.com/stores/abc123/v2/customers/5'

  it.each([
    ['/stores/abc123/v2/people/5', 'https://api.bigcommerce.com/stores/abc123/v2/people/5'],
    ['6', 'https://api.bigcommerce.com/stores/abc123/v2/customers/6'],
    ['https://api.bigcommerce.com:443/x', 'https://api.bigcommerce.com/x'],
    ['HTTPS://API.BIGCOMMERCE.COM/x', 'https://api.bigcommerce.com/x'],
    ['//api.bigcommerce.com/x', 'https://api.bigcommerce.com/x'],
  ])('may lead to %s', (location, target) => {
    expect(redirectTarget(from, location)).toBe(target)
  })

  it.each([
    null,
    'http://api.bigcommerce.com/x',
    'https://api.bigcommerce.com:8443/x',
    'https://bigcommerce.com/x',
    'https://api.bigcommerce.com.example.com/x',
    'https://api.bigcommerce.com@example.com/x',
    'https://token@api.bigcommerce.com/x',
    '//example.com/x',
    '\\\\example.com\\x',
    'https:\\\\example.com',
    'http://127.0.0.1/x',
    'file:///x',
    'javascript:1',
    'https://',
  ])('may not lead to %j', (location) => {
    expect(redirectTarget(from, location)).toBeNull()
  })

  it('over http stays where it is, and only on this machine', () => {
    expect(redirectTarget('http://127.0.0.1:8080/a', '/b')).toBe('http://127.0.0.1:8080/b')
    expect(redirectTarget('http://example.com/a', '/b')).toBeNull()
  })
})
