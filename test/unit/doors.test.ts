import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { answer } from '../../electron/main/bridge/bind-bridge.ts'
import { putReply, readReply } from '../../electron/main/store-api/v2/answers.ts'
import { pageOf } from '../../electron/main/store-api/v2/page-of.ts'
import * as shapes from '../../electron/main/store-api/v2/shapes.ts'
import { createJournalIndex } from '../../electron/main/workspace/journal-index.ts'
import { NewerJournalError, readRecords, writeRecord } from '../../electron/main/workspace/journal-records.ts'
import { newKey } from '../../electron/main/workspace/seal.ts'
import { openSettings } from '../../electron/main/workspace/settings.ts'
import { START_PAGE } from '../../electron/main/window/navigation.ts'
import { decodeText } from '../../renderer/domain/sheet/decode.ts'
import { readSheet } from '../../renderer/domain/sheet/read-sheet.ts'
import { openWorkbook } from '../../renderer/domain/sheet/workbook.ts'
import { encodeEntry } from '../../renderer/sync/journal/journal-entry.ts'
import { replayJournal } from '../../renderer/sync/journal/replay-journal.ts'
import { good } from '../../shared/answer.ts'
import { channels } from '../../shared/bridge.ts'
import { parseCredentials, tokenIn } from '../../shared/credentials.ts'
import { aCustomer } from '../support/builders/customer.ts'
import { anEdit } from '../support/builders/edit.ts'

// Random input at every door through which bytes come from outside: none may throw, hang or let through what it should
// not. `FUZZ_SECONDS` is how long all of them take together; the soak takes minutes.

const DOORS = 9
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 4)
const seed = process.env['SEED'] ? Number(process.env['SEED']) : undefined

/** Runs a property for this door's share of the time, and says how often. */
async function fuzz<T>(
  door: string,
  input: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): Promise<void> {
  let executions = 0
  const property = fc.asyncProperty(input, async (one) => {
    executions += 1
    await check(one)
  })
  const details = await fc.check(property, {
    numRuns: 10_000_000,
    interruptAfterTimeLimit: (seconds * 1000) / DOORS,
    ...(seed === undefined ? {} : { seed }),
  })
  process.stdout.write(`${door}: ${executions} executions, seed ${details.seed}\n`)
  if (details.failed && !details.interrupted) throw new Error(fc.defaultReportMessage(details))
  expect(executions).toBeGreaterThan(0)
}

/** Bytes of a sound example with some places overwritten, cut out or repeated; or nothing but noise. */
const mutated = (examples: readonly Buffer[]): fc.Arbitrary<Buffer> => {
  const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
  const change = fc.record({ at: fc.nat(5000), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 12 }) })
  const changed = fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { maxLength: 4 }))
    .map(([example, changes]) =>
      changes.reduce((bytes, { at, cut, put }) => {
        const from = at % (bytes.length + 1)
        return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)])
      }, example),
    )
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: noise })
}

const texts = (...examples: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    mutated(examples.map((one) => Buffer.from(one))).map((bytes) => bytes.toString('utf8')),
    fc.json({ maxDepth: 4 }),
  )

/** As the store writes one: dates are texts there. */
const CUSTOMER = {
  ...aCustomer({ id: 1, form_fields: [{ name: 'a', value: 'b' }] }),
  date_created: 'Thu, 09 Jul 2026 10:30:31 +0000',
  date_modified: 'Thu, 09 Jul 2026 10:30:31 +0000',
}

describe('random input', () => {
  it('in the answers of the store is read or refused as a value', () =>
    fuzz(
      "the store's answers",
      fc.record({
        text: texts(
          JSON.stringify([CUSTOMER, { ...CUSTOMER, id: 2 }]),
          JSON.stringify(CUSTOMER),
          '{"count":7}',
          '{"time":1700000000}',
          '[{"status":409,"message":"taken","details":{"conflict_reason":"email"}}]',
        ),
        status: fc.constantFrom(200, 201, 204, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503),
        limit: fc.string({ unit: fc.constantFrom('0', '9', '-', '.', 'e', 'x'), maxLength: 20 }),
      }),
      ({ text, status, limit }) => {
        for (const parse of Object.values(shapes)) {
          if (typeof parse === 'function') expect(parse(text)).toHaveProperty('ok')
        }
        const list = shapes.parseCustomers(text)
        if (list.ok) pageOf(list.value, 1)
        const headers = new Headers({ 'x-rate-limit-requests-left': limit.trim() })
        const reply = { kind: 'answered', status, headers, text } as const
        expect(readReply(reply, null)).toBeTypeOf('object')
        expect(putReply(reply, null)).toBeTypeOf('object')
      },
    ))

  it('in a credentials file gives a token and a hash, or nothing', () =>
    fuzz(
      'the credentials file',
      texts(
        'ACCESS TOKEN: 7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k\nCLIENT NAME: x\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/',
      ),
      (text) => {
        const found = parseCredentials(text)
        if (!found) return
        expect(tokenIn(found.token)).toBe(found.token)
        expect(found.storeHash).toMatch(/^[a-z0-9]{3,32}$/)
      },
    ))

  it('in a sheet is read as rows of texts', () =>
    fuzz('sheets', mutated([Buffer.from('id;email;"a\nb"\r\n1;a@b.c;"x;y"\r\n')]), (bytes) => {
      const { rows } = readSheet(decodeText(new Uint8Array(bytes), null, () => 'windows-1252').text)
      expect(Array.isArray(rows)).toBe(true)
    }))

  it('in a workbook is opened or refused by name', () =>
    fuzz('workbooks', mutated([EMPTY_ZIP]), async (bytes) => {
      const opened = await openWorkbook(new Uint8Array(bytes))
      expect(['damaged-workbook', 'document']).toContain(opened)
    }))

  it('in a journal invents no entry and hides none that is whole', () => {
    const key = newKey()
    const keys = { key, storeHash: 'abc123', isCounted: true }
    const entries = ['one', 'two', 'three']
    const file = Buffer.concat(entries.map((entry, at) => writeRecord(keys, at + 1, entry)))
    return fuzz('the journal', fc.tuple(mutated([file]), mutated([file])), ([before, after]) => {
      for (const bytes of [before, Buffer.concat([before, file]), Buffer.concat([file, after])]) {
        const found = readOrNewer(key, bytes)
        if (!found) continue
        expect(entries).toEqual(expect.arrayContaining([...new Set(found.entries)]))
        expect(found.damaged).toBeGreaterThanOrEqual(0)
        expect(Number.isSafeInteger(found.next)).toBe(true)
        if (bytes.length > before.length && bytes.subarray(0, file.length).equals(file))
          expect(found.entries.slice(0, 3)).toEqual(entries)
      }
    })
  })

  it('in the entries of a journal is replayed or kept as not understood', () => {
    const edit = anEdit({ company: 'New' })
    const sound = [
      encodeEntry({ v: 1, kind: 'edit', edit, saves: 1 }),
      encodeEntry({ v: 1, kind: 'void', editId: edit.id, was: null, saves: 1 }),
      encodeEntry({ v: 1, kind: 'end', editId: edit.id, ending: 'delivered', saves: 1 }),
      encodeEntry({ v: 1, kind: 'count', saved: 1, delivered: 0, discarded: 0, nothingLeft: 0 }),
    ]
    return fuzz('journal entries', fc.array(texts(...sound), { maxLength: 6 }), (entries) => {
      const replay = replayJournal(entries)
      for (const sum of Object.values(replay.count)) expect(Number.isFinite(sum)).toBe(true)
      for (const [id, live] of replay.live) expect(live.id).toBe(id)
      const index = createJournalIndex()
      index.load(entries)
      expect(index.has('', NaN)).toBe(false)
    })
  })

  it('in the settings is understood, or set aside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-doors-'))
    const sound = JSON.stringify({
      version: 1,
      theme: 'dark',
      window: { x: 0, y: 0, width: 800, height: 600, isMaximized: false },
      stores: [],
      lastStore: null,
      updates: 'ask',
      hasConnected: true,
    })
    try {
      await fuzz('the settings', texts(sound), async (text) => {
        writeFileSync(join(folder, 'settings.json'), text)
        const { current } = await openSettings(folder, { app: '1.0.0', chromium: null })
        expect(['system', 'light', 'dark']).toContain(current.theme)
        expect(Array.isArray(current.stores)).toBe(true)
        rmSync(join(folder, 'settings.json'), { force: true })
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  const calls = Object.entries(channels).flatMap(([group, methods]) =>
    Object.entries(methods).map(([method, { args }]) => ({ name: `${group}.${method}`, args })),
  )
  const odd = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
  it('in the arguments of a call reaches its handler only where the schema takes it', () =>
    fuzz(
      'bridge arguments',
      fc.tuple(fc.constantFrom(...calls), argumentsLike(odd)),
      async ([call, args]) => {
        let isHandled = false
        const answered = await answer({
          name: call.name,
          frame: { url: START_PAGE, parent: null },
          schema: call.args,
          args,
          handler: async () => {
            isHandled = true
            return good(null)
          },
          onUnexpected: () => undefined,
        })
        expect(isHandled).toBe(v.is(call.args, args))
        expect(answered.ok).toBe(isHandled)
      },
    ))

  it('from a frame reaches a handler only where it is the app’s', () =>
    fuzz('senders', fc.oneof(fc.webUrl(), fc.string(), fc.constant(`${START_PAGE}.example`)), async (url) => {
      const answered = await answer({
        name: 'app.info',
        frame: { url, parent: null },
        schema: v.strictObject({}),
        args: {},
        handler: async () => good(null),
        onUnexpected: () => undefined,
      })
      expect(answered.ok).toBe(/^app:\/\/counterfoil(\/|$)/.test(url))
    }))
})

/** Objects with the names that calls take, and anything else. */
const argumentsLike = (odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const names = [
    'storeHash',
    'customerId',
    'entries',
    'patch',
    'base',
    'token',
    'keep',
    'text',
    'erase',
    'count',
  ]
  const usual = fc.constantFrom<unknown>('abc123', 1, true, 'memory', ['a'], {}, -1, 1.5, 'x'.repeat(5000))
  const value = fc.oneof(usual, odd)
  return fc.oneof(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }), odd, fc.constant({}))
}

function readOrNewer(key: Uint8Array, bytes: Buffer) {
  try {
    return readRecords(key, 'abc123', bytes)
  } catch (error) {
    if (error instanceof NewerJournalError) return null
    throw error
  }
}

const EMPTY_ZIP = Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)])
