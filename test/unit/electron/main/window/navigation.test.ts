import { describe, expect, it } from 'vitest'
import {
  isAllowedPermission,
  isAppUrl,
  isTrustedSender,
  START_PAGE,
} from '../../../../../electron/main/window/navigation.ts'

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

describe('a permission', () => {
  it.each(['persistent-storage', 'clipboard-sanitized-write'])('%s is given to the page', (permission) => {
    expect(isAllowedPermission(permission, START_PAGE)).toBe(true)
    expect(isAllowedPermission(permission, 'https://evil.example/')).toBe(false)
  })

  it.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'usb', 'unknown', ''])(
    '%j is not opened anywhere',
    (permission) => {
      expect(isAllowedPermission(permission, START_PAGE)).toBe(false)
    },
  )
})
