import { describe, expect, it } from 'vitest'
import {
  externalUrl,
  isAllowedPermission,
  isAppUrl,
  isTrustedSender,
  START_PAGE,
} from '../../electron/main/navigation.ts'

const FOREIGN = [
  '',
  'about:blank',
  'app://',
  'app://counterfoil.evil.example/index.html',
  'app://counterfoil@evil.example/index.html',
  'app://evil.example@counterfoil/index.html',
  'app://evil.example/app://counterfoil/index.html',
  'app:counterfoil/index.html',
  'app://counterfoil:8080/index.html',
  'application://counterfoil/',
  'apps://counterfoil/index.html',
  'https://counterfoil/index.html',
  'https://evil.example/?app://counterfoil',
  'file:///app://counterfoil/index.html',
  'data:text/html,app://counterfoil',
  'javascript:"app://counterfoil"',
  'blob:app://counterfoil/0a1b',
  'view-source:app://counterfoil/index.html',
]

describe("the app's own page", () => {
  it.each([START_PAGE, 'app://counterfoil/', 'APP://counterfoil/a.js?x#y'])('is %s', (url) => {
    expect(isAppUrl(url)).toBe(true)
  })

  it.each(FOREIGN)('is not %j', (url) => {
    expect(isAppUrl(url)).toBe(false)
  })
})

describe('a sender', () => {
  it('is trusted as the top frame of the app', () => {
    expect(isTrustedSender({ url: START_PAGE, parent: null })).toBe(true)
  })

  it.each([null, undefined])('is refused when it is %s', (frame) => {
    expect(isTrustedSender(frame)).toBe(false)
  })

  it('is refused as a frame within the page', () => {
    expect(isTrustedSender({ url: START_PAGE, parent: { url: START_PAGE } })).toBe(false)
  })

  it.each(FOREIGN)('is refused from %j', (url) => {
    expect(isTrustedSender({ url, parent: null })).toBe(false)
  })

  it('is refused when its frame was disposed of', () => {
    const disposed = {
      parent: null,
      get url(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed')
      },
    }
    expect(isTrustedSender(disposed)).toBe(false)
  })
})

describe('a link to the outside', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://EXAMPLE.com/A', 'https://example.com/A'],
    ['mailto:ada@example.com?subject=Hi', 'mailto:ada@example.com?subject=Hi'],
  ])('opens: %s', (url, opened) => {
    expect(externalUrl(url)).toBe(opened)
  })

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'file://host/share',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.com/0a1b',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'smb://host/share',
    'ssh://-oProxyCommand=calc/',
    'ftp://example.com/',
    'tel:+4912345',
    'sms:+4912345',
    'x-apple.systempreferences:',
    'app://counterfoil/index.html',
    'chrome://settings',
    'devtools://devtools/bundled/inspector.html',
    'vbscript:msgbox(1)',
    'https://paypal.com@evil.example/',
    'https://user:password@example.com/',
    'http:',
    'https://',
    '//example.com',
    'example.com',
    '',
    `https://example.com/${'a'.repeat(5000)}`,
  ])('is not opened: %j', (url) => {
    expect(externalUrl(url)).toBeNull()
  })
})

describe('a permission', () => {
  it.each(['persistent-storage', 'clipboard-sanitized-write'])('%s is given to the page', (permission) => {
    expect(isAllowedPermission(permission, START_PAGE)).toBe(true)
    expect(isAllowedPermission(permission, 'https://evil.example/')).toBe(false)
  })

  it.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'usb', 'unknown', ''])(
    '%j is given to nobody',
    (permission) => {
      expect(isAllowedPermission(permission, START_PAGE)).toBe(false)
    },
  )
})
