import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  assetPath,
  CONTENT_SECURITY_POLICY,
  serveApp,
} from '../../../../../electron/main/window/app-protocol.ts'

let root: string
let folder: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'counterfoil-app-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index-Ab_1.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'program.exe'), 'MZ')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(`${folder}`, '.env'), 'secret')
  mkdirSync(`${folder}-evil`)
  writeFileSync(join(`${folder}-evil`, 'index.html'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true }))

const get = (url: string, method = 'GET'): Promise<Response> => serveApp(folder, { url, method })

describe("the app's protocol", () => {
  it.each([
    ['app://counterfoil/index.html', 'text/html; charset=utf-8'],
    ['app://counterfoil/index.html?x=1#y', 'text/html; charset=utf-8'],
    ['app://counterfoil/assets/index-Ab_1.js', 'text/javascript; charset=utf-8'],
  ])('serves %s as %s', async (url, type) => {
    const response = await get(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('sends the policy with every answer, also a refusal', async () => {
    for (const url of ['app://counterfoil/index.html', 'app://counterfoil/nothing.html']) {
      expect((await get(url)).headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    }
  })

  it('lets a page connect to nothing but its own origin, also where the policy does not reach', async () => {
    for (const url of ['app://counterfoil/index.html', 'app://counterfoil/nothing.html']) {
      const { headers } = await get(url)
      expect(headers.get('connection-allowlist')).toBe('(response-origin)')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })

  it('has a policy that allows no foreign and no inline code', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|blob:/)
  })

  it.each([
    'app://counterfoil/../secret.txt',
    'app://counterfoil/assets/../../secret.txt',
    'app://counterfoil/%2e%2e/secret.txt',
    'app://counterfoil/%2e%2e%2fsecret.txt',
    'app://counterfoil/..%2fsecret.txt',
    'app://counterfoil/..%5csecret.txt',
    'app://counterfoil/assets%2f..%2f..%2fsecret.txt',
    'app://counterfoil/%252e%252e/secret.txt',
    'app://counterfoil//etc/passwd',
    'app://counterfoil/%2fetc/passwd',
    'app://counterfoil/C:/Windows/win.ini',
    'app://counterfoil/C%3A%5CWindows%5Cwin.ini',
    'app://counterfoil/index.html%00.js',
    'app://counterfoil/index.html::$DATA',
    'app://counterfoil/index.html.',
    'app://counterfoil/index.html%20',
    'app://counterfoil/.env',
    'app://counterfoil/../renderer-evil/index.html',
    'app://counterfoil/%E0%A4%A',
    'app://counterfoil/',
    'app://counterfoil/assets',
    'app://counterfoil/assets/program.exe',
    'app://counterfoil/nothing.html',
    'app://evil/index.html',
    'https://counterfoil/index.html',
    'file:///etc/passwd',
  ])('has nothing at %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('only reads', async () => {
    expect((await get('app://counterfoil/index.html', 'POST')).status).toBe(405)
    expect(await (await get('app://counterfoil/index.html', 'HEAD')).text()).toBe('')
  })

  it('names files within the folder only', () => {
    expect(assetPath('/srv/app', 'app://counterfoil/a/b.js')).toBe('/srv/app/a/b.js')
    expect(assetPath('/srv/app/', 'app://counterfoil/a/b.js')).toBe('/srv/app/a/b.js')
  })
})
