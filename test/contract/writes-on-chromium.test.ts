import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../electron/chromium-host/find-chromium.mjs'

// What Chromium itself does with a PUT whose connection breaks: why main sends each write on a connection of its own
// (electron/main/store-api/write-sessions.ts). A browser context has connections of its own, as a session of Electron.

let browser: Browser
beforeAll(async () => {
  const sandbox = process.getuid?.() !== 0
  browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    chromiumSandbox: sandbox,
    // A page may speak to another address without asking it first, as main does.
    args: ['--disable-http2', '--disable-quic', '--disable-web-security'],
  })
})
afterAll(() => browser.close())

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

interface Put {
  readonly body: string
  /** Its connection had carried another request before. */
  readonly isUsed: boolean
}

/** Answers GETs and keeps the connection; takes each PUT as a whole, and then breaks its connection without an answer. */
async function breakingStore(): Promise<{ url: string; puts: Put[] }> {
  const puts: Put[] = []
  const server = createServer((socket: Socket) => {
    let isUsed = false
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      const text = data.toString('utf8')
      if (text.startsWith('GET')) {
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok')
      } else if (text.startsWith('PUT')) {
        puts.push({ body: text.slice(text.indexOf('\r\n\r\n') + 4), isUsed })
        socket.destroy()
      }
      isUsed = true
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, puts }
}

/** Runs in the page. */
const put = async (url: string): Promise<string> => {
  try {
    const { status } = await fetch(`${url}/customer`, { method: 'PUT', body: '{"company":"New"}' })
    return String(status)
  } catch {
    return 'failed'
  }
}

describe('a PUT whose connection breaks after the store has taken it', () => {
  it('is repeated by Chromium where the connection was used before', async () => {
    const store = await breakingStore()
    const context = await browser.newContext()
    const page = await context.newPage()
    do {
      store.puts.length = 0
      await page.goto(store.url)
      // The connection of the page is kept alive, and this PUT goes over it, or over one that was opened ahead.
      expect(await page.evaluate(put, store.url)).toBe('failed')
    } while (store.puts[0]?.isUsed === false)
    expect(store.puts.length).toBeGreaterThan(1)
    await context.close()
  })

  it('is made once on a connection that was not used before', async () => {
    const [store, elsewhere] = [await breakingStore(), await breakingStore()]
    const context = await browser.newContext()
    const page = await context.newPage()
    // No connection to the store is open: a browser would open one ahead for a page of its own.
    await page.goto(elsewhere.url)
    expect(await page.evaluate(put, store.url)).toBe('failed')
    expect(store.puts).toEqual([{ body: '{"company":"New"}', isUsed: false }])
    await context.close()
  })
})
