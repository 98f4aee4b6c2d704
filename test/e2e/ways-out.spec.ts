import { chromium, type Page } from 'playwright-core'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { removeFolder } from '../support/app/remove-folder.mjs'
import { WHOLE_CHROMIUM } from '../support/app/whole-chromium.mjs'
import { makeFolder } from '../support/e2e/app.ts'
import { sharedByTests } from '../support/e2e/shared-app.ts'
import { expect, test } from '../support/e2e/start-app.ts'
import { type Listener, openListener, WAYS_AWAY, WAYS_OUT } from '../support/e2e/ways-out.ts'

// A script in the page tries every way out to a listener on this machine. The same ways are tried in a page without the
// app's headers first, where each must arrive: otherwise the test would prove nothing.

test.setTimeout(240_000)

const plainChromium = sharedByTests(async (ends) => {
  const plain = await openPlainChromium()
  ends.push(() => plain.close())
  return plain
})

const ways = Object.entries(WAYS_OUT)
const waysAway = Object.entries(WAYS_AWAY)

test('no way out of the page reaches a server, and the same ways do without the app’s headers', async ({
  launchApp,
}) => {
  const app = await launchApp({ env: { COUNTERFOIL_CHROMIUM: WHOLE_CHROMIUM } })
  await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
  const listeners = await listenFor(ways)
  try {
    for (const [name, script] of ways) await run(app.page, script(at(listeners, name)))
    const control = await listenFor(ways)
    try {
      await withoutHeaders(ways, control)
      // What took this long to arrive there would have arrived from the app as well.
      expect(reached(listeners)).toEqual([])
    } finally {
      await closeAll(control)
    }
  } finally {
    await closeAll(listeners)
  }
})

for (const way of waysAway) {
  test(`the page is not led away by ${way[0]}, and a page without the app’s headers is`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ env: { COUNTERFOIL_CHROMIUM: WHOLE_CHROMIUM } })
    await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
    const [listeners, control] = [await listenFor([way]), await listenFor([way])]
    try {
      await run(app.page, way[1](at(listeners, way[0])))
      await withoutHeaders([way], control)
      expect(reached(listeners)).toEqual([])
    } finally {
      await closeAll(listeners)
      await closeAll(control)
    }
  })
}

test('no name that a script in the page makes up is looked up', async ({ launchApp, folders }) => {
  const folder = folders()
  const [log, program] = [join(folder, 'net-log.json'), join(folder, basename(WHOLE_CHROMIUM))]
  writeFileSync(program, `#!/bin/sh\nexec '${WHOLE_CHROMIUM}' "$@" --log-net-log='${log}'\n`, { mode: 0o700 })
  const app = await launchApp({ env: { COUNTERFOIL_CHROMIUM: program } })
  test.skip(app.host !== 'chromium', 'Electron writes no such log from outside.')
  await expect(app.page.getByLabel(en.signIn.hash, { exact: true })).toBeVisible()
  await run(app.page, lookUp('from-the-app.example'))
  const control = join(folder, 'control.json')
  const plain = await openPlainChromium([`--log-net-log=${control}`])
  try {
    await run(await plain.open(), lookUp('from-elsewhere.example'))
    await expect.poll(() => readFileSync(control, 'utf8')).toContain('from-elsewhere.example')
  } finally {
    await plain.close()
  }
  await app.close()
  expect(readFileSync(log, 'utf8')).not.toContain('from-the-app.example')
})

const lookUp = (name: string): string =>
  `document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: 'http://${name}/' }))`

type Listeners = ReadonlyMap<string, Listener>

async function listenFor(all: typeof ways): Promise<Listeners> {
  return new Map(await Promise.all(all.map(async ([name]) => [name, await openListener()] as const)))
}

const at = (listeners: Listeners, name: string): string => listeners.get(name)?.at ?? ''

const reached = (listeners: Listeners): readonly string[] =>
  [...listeners].flatMap(([name, listener]) => (listener.reached() > 0 ? [name] : []))

const closeAll = (listeners: Listeners) => Promise.all([...listeners.values()].map((one) => one.close()))

/** What the script leads to is counted elsewhere; that it was refused is no failure. */
const run = (page: Pick<Page, 'evaluate'>, script: string): Promise<unknown> =>
  page.evaluate(`(() => { try { ${script} } catch {} })()`).catch(() => undefined)

/** Tries every way in a plain page of the same Chromium, and waits until each has arrived. */
async function withoutHeaders(all: typeof ways, listeners: Listeners): Promise<void> {
  const { open } = await plainChromium()
  for (const [name, script] of all) {
    const page = await open()
    await run(page, script(at(listeners, name)))
    await expect.poll(() => listeners.get(name)?.reached(), name).toBeGreaterThan(0)
    await page.close()
  }
}

interface PlainChromium {
  /** Opens an empty page that a server on this machine answers without the app's headers. */
  open(): Promise<Page>
  close(): Promise<void>
}

/** With a profile of its own and not an incognito one: Chromium connects ahead of time only in those. */
async function openPlainChromium(args: string[] = []): Promise<PlainChromium> {
  const folder = makeFolder()
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body>'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: WHOLE_CHROMIUM,
    chromiumSandbox: false,
    args,
  })
  return {
    async open() {
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      return page
    },
    async close() {
      await context.close()
      server.close()
      await removeFolder(folder)
    },
  }
}
