import { request } from 'node:http'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpExecutor } from 'builder-util-runtime'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SafeAppImageUpdater } from '../../electron/main/updates/app-image-updater.ts'
import { createUpdateService, type UpdateService } from '../../electron/main/updates/update-service.ts'
import { createUpdater } from '../../electron/main/updates/updater.ts'
import type { UpdateMode, UpdateState } from '../../shared/updates.ts'
import { type Offer, startUpdateServer, type UpdateServer } from '../support/contract/update-server.ts'

// electron-updater's own classes against an update server on this machine, under Node: what a person has on the disk
// before and after each answer. Electron's network and quitting are the only parts that are not its own.

const OLD = '#!/bin/sh\necho old\n'
const NEW = Buffer.from(`#!/bin/sh\necho started >> "$APPIMAGE.ran"\n# ${'x'.repeat(100_000)}\n`)

/** Longer than any test. */
const NEVER = 3_600_000

let folder = ''
let server: UpdateServer
let appImage = ''
let calls: string[] = []
let states: UpdateState[] = []
let service: UpdateService
let mayLeave = true

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'updates-'))
  mkdirSync(join(folder, 'app'))
  appImage = join(folder, 'app', 'Counterfoil-x86_64.AppImage')
  writeFileSync(appImage, OLD, { mode: 0o755 })
  vi.stubEnv('APPIMAGE', appImage)
  server = await startUpdateServer({ version: '0.2.0', file: NEW })
  ;[calls, states, mayLeave] = [[], [], true]
  service = begin()
})
afterEach(async () => {
  service.stop()
  vi.unstubAllEnvs()
  await server.close()
  chmodSync(join(folder, 'app'), 0o755)
  rmSync(folder, { recursive: true, force: true })
})

/** The app at its start: version 0.1.0, with the cache that earlier runs have left. */
function begin(mode: UpdateMode = 'ask', version = '0.1.0', firstMs = NEVER): UpdateService {
  return createUpdateService({
    updater: async () => createUpdater(appImageUpdater(version), () => undefined),
    mode,
    onChange: ({ state }) => states.push(state),
    log: () => undefined,
    intervals: { firstMs, everyMs: NEVER },
    restarting: {
      holdSending: async () => void calls.push('hold'),
      resumeSending: () => void calls.push('resume'),
      async handOver(install) {
        calls.push('hand over')
        if (mayLeave) install()
        return mayLeave
      },
    },
  })
}

function appImageUpdater(version: string): SafeAppImageUpdater {
  const config = join(folder, 'app-update.yml')
  writeFileSync(config, `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: counterfoil-updater\n`)
  const adapter: AppAdapter = {
    version,
    name: 'counterfoil',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(folder, 'user-data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => void calls.push('quit'),
    onQuit: () => undefined,
  }
  const updater = new QuittingUpdater(null, adapter)
  Reflect.set(updater, 'httpExecutor', new NodeHttpExecutor())
  return updater
}

/** Under Node there is no Electron to tell that an update quits the app; the rest of the installation is the app's. */
class QuittingUpdater extends SafeAppImageUpdater {
  override quitAndInstall(isSilent?: boolean, isForceRunAfter?: boolean): void {
    if (this.install(isSilent, isForceRunAfter)) this.app.quit()
  }
}

/** electron-updater's client over Node's own, as the one it has over Electron's. */
class NodeHttpExecutor extends HttpExecutor<ReturnType<typeof request>> {
  createRequest(options: object, callback: (response: never) => void): ReturnType<typeof request> {
    return request({ ...options, agent: false }, callback as never)
  }
  async download(
    url: URL,
    destination: string,
    options: Parameters<HttpExecutor<never>['downloadToBuffer']>[1],
  ) {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const headers = options.headers ?? undefined
      const target = { protocol: url.protocol, hostname: url.hostname, port: url.port, path: url.pathname }
      const done = (error: Error | null): void => (error ? reject(error) : resolve(destination))
      this.doDownload(
        { ...target, ...(headers ? { headers } : {}) } as never,
        { destination, options, onCancel, callback: done, responseHandler: null } as never,
        0,
      )
    })
  }
}

const app = (): string => readFileSync(appImage, 'utf8')
const pending = (): readonly string[] => {
  const path = join(folder, 'cache', 'counterfoil-updater', 'pending')
  return existsSync(path) ? readdirSync(path) : []
}
const offer = (change: Partial<Offer>): void => void (server.offer = { ...server.offer, ...change })

describe('an update', () => {
  it('is found, fetched when a person asks, and in place after the restart', async () => {
    await service.check()
    expect(service.current.state).toEqual({ kind: 'available', version: '0.2.0' })
    expect(pending()).toEqual([])
    await service.download()
    expect(service.current.state).toEqual({ kind: 'ready', version: '0.2.0' })
    expect(app()).toBe(OLD)
    await service.restart()
    expect(calls).toEqual(['hold', 'hand over', 'quit'])
    expect(app()).toBe(NEW.toString())
    await expect.poll(() => existsSync(`${appImage}.ran`)).toBe(true)
    expect(existsSync(`${appImage}.new`)).toBe(false)
  })

  it('is fetched automatically where a person has chosen so', async () => {
    service.setMode('automatic')
    await service.check()
    expect(service.current).toEqual({ state: { kind: 'ready', version: '0.2.0' }, mode: 'automatic' })
    expect(calls).toEqual([])
  })

  it('is looked for automatically, unless a person chose otherwise', async () => {
    const quiet = begin('off', '0.1.0', 1)
    const usual = begin('ask', '0.1.0', 2)
    await expect.poll(() => usual.current.state.kind).toBe('available')
    expect(quiet.current.state).toEqual({ kind: 'current', checkedAt: null })
    expect(pending()).toEqual([])
    for (const one of [quiet, usual]) one.stop()
  })

  it('that was fetched in an earlier run is not fetched again', async () => {
    await service.check()
    await service.download()
    service = begin()
    await service.check()
    const before = server.requests.length
    await service.download()
    expect(service.current.state.kind).toBe('ready')
    expect(server.requests).toHaveLength(before)
  })

  it('waits for a person who does not leave, and sends again', async () => {
    mayLeave = false
    await service.check()
    await service.download()
    await service.restart()
    expect(calls).toEqual(['hold', 'hand over', 'resume'])
    expect(service.current.state).toEqual({ kind: 'ready', version: '0.2.0' })
    expect(app()).toBe(OLD)
  })

  it('is not offered to a machine outside of a staged roll-out', async () => {
    offer({ stagingPercentage: 0 })
    await service.check()
    expect(service.current.state).toMatchObject({ kind: 'current' })
    offer({ stagingPercentage: 100 })
    await service.check()
    expect(service.current.state.kind).toBe('available')
  })

  it.each(['0.1.0', '0.0.9'])('is not offered to a newer version: %s', async (version) => {
    offer({ version })
    await service.check()
    expect(service.current.state).toMatchObject({ kind: 'current' })
  })

  it('sends the update server nothing about this machine or its store', async () => {
    await service.check()
    await service.download()
    for (const { headers } of server.requests) {
      const known = ['host', 'connection', 'accept', 'user-agent', 'cache-control', 'x-user-staging-id']
      expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([])
      expect(headers['x-user-staging-id']).toBe('not-sent')
    }
  })
})

describe('trouble with an update', () => {
  const html = '<!doctype html><html><body>Log in to the hotel network</body></html>'
  it.each<[string, Partial<Offer>]>([
    ['a log-in page', { description: () => ({ body: html }) }],
    ['a page that YAML takes for a list', { description: () => ({ body: '- a\n- b\n' }) }],
    ['nothing', { description: () => ({ body: '' }) }],
    ['no such file', { description: () => ({ status: 404, body: html }) }],
    ['no version', { description: (text) => ({ body: text.replace(/^version.*/, '') }) }],
  ])('answers a sentence when the update server answers %s', async (_name, answer) => {
    offer(answer)
    await service.check()
    expect(service.current.state).toEqual({
      kind: 'failed',
      step: 'check',
      reason: 'bad-answer',
      version: null,
    })
    expect(app()).toBe(OLD)
  })

  it.each([
    ['a server in trouble', { description: () => ({ status: 503, body: 'busy' }) }],
    ['a server that is busy', { description: () => ({ status: 429, body: 'busy' }) }],
  ])('is no answer of the server: %s', async (_name, answer) => {
    offer(answer)
    await service.check()
    expect(service.current.state).toMatchObject({ kind: 'failed', step: 'check', reason: 'unreachable' })
  })

  it('continues when the server is back', async () => {
    await service.check()
    offer({ description: () => ({ status: 503, body: 'busy' }) })
    await service.check()
    expect(service.current.state).toEqual({ kind: 'available', version: '0.2.0' })
  })

  it.each<[string, string, Partial<Offer>]>([
    ['breaks off', 'unreachable', { arrives: (file) => ({ body: file.subarray(0, 5000), breaks: true }) }],
    ['is changed on the way', 'damaged', { arrives: (file) => ({ body: Buffer.from(file).fill('y', 50) }) }],
    ['is a log-in page', 'damaged', { arrives: (file) => ({ body: Buffer.alloc(file.length, html) }) }],
  ])('keeps the app and nothing half when the download %s', async (_name, reason, answer) => {
    await service.check()
    offer(answer)
    await service.download()
    expect(service.current.state).toEqual({ kind: 'failed', step: 'download', reason, version: '0.2.0' })
    expect(pending().filter((name) => name.endsWith('.AppImage'))).toEqual([])
    expect(app()).toBe(OLD)
    server.offer = { version: '0.2.0', file: NEW }
    await service.download()
    expect(service.current.state.kind).toBe('ready')
  })

  it('installs nothing that was changed on the disk after it was verified', async () => {
    await service.check()
    await service.download()
    const [name = ''] = pending().filter((entry) => entry.endsWith('.AppImage'))
    writeFileSync(join(folder, 'cache', 'counterfoil-updater', 'pending', name), NEW.subarray(0, 1000))
    await service.restart()
    expect(service.current.state).toMatchObject({ kind: 'failed', step: 'install', reason: 'damaged' })
    expect(calls).toEqual(['resume'])
    expect(app()).toBe(OLD)
  })

  it('says that the folder of the app cannot be written, and the app keeps running', async () => {
    await service.check()
    await service.download()
    // Also for root: a folder in the place of the file.
    mkdirSync(`${appImage}.new`)
    await service.restart()
    expect(service.current.state).toMatchObject({ kind: 'failed', step: 'install' })
    expect(calls).toEqual(['resume'])
    expect(app()).toBe(OLD)
  })

  it('asks for the restart first: nothing is installed before', async () => {
    await service.restart()
    await service.check()
    await service.restart()
    expect(calls).toEqual([])
  })
})
