import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLog, redact } from '../../../../../electron/main/platform/log.ts'

describe('the log', () => {
  it.each([
    ['a token', 'X-Auth-Token: 7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'],
    ['a key in base64', 'key q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng='],
    ['a key in hexadecimal', 'key abcdef1234567890abcdef1234567890'],
    ['a short token', 'token: a1b2c3d4'],
    ['a short token without a name', 'sent a1b2c3d4 to it'],
    ['a punctuated token', 'sent 7p!3kx$0 to it'],
    ['a password', 'password=hunter22x'],
    ['an email address', 'no such customer: ada.byron+x@mail.example.co.uk'],
  ])('keeps %s out', (_what, text) => {
    const secret = /\S*\d\S*|\S*@\S*/.exec(text)?.[0].replace(/^[a-z]+=/, '') ?? ''
    expect(redact(text)).not.toContain(secret)
    expect(redact(text)).toContain(text.slice(0, 3))
  })

  it.each([
    'X-Auth-Token: onlyletters',
    'authorization=Basic YWRhOnNlY3JldA',
    'Authorization: Bearer onlyletters',
    '"access_token":"onlyletters"',
    'GET /x?token=onlyletters&page=2',
    "client secret: 'only-letters'",
    'passphrase: only-letters',
  ])('keeps what is named as a secret out, also without a digit: %s', (text) => {
    expect(redact(text)).toContain('[secret]')
    expect(redact(text)).not.toMatch(/onlyletters|only-letters|YWRh|only-letters/)
  })

  it('leaves what helps to find a fault', () => {
    const stack = `TypeError: undefined is not a function
    at createSessionService (file:///work/counterfoil/out/main/index.js:12:34)
    at async processTicksAndRejections (node:internal/process/task_queues:95:5)`
    expect(redact(stack)).toBe(stack)
  })

  it('writes a line with its time, and survives a folder that is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-log-'))
    const log = openLog(folder)
    log.write('The page is gone.')
    expect(readFileSync(log.path, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z The page is gone\.\n$/)
    rmSync(folder, { recursive: true })
    expect(() => log.write('again')).not.toThrow()
  })

  it.runIf(process.platform !== 'win32')('is not written through a link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-log-'))
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'theirs')
    const log = openLog(folder)
    symlinkSync(elsewhere, log.path)
    log.write('The page is gone.')
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
    rmSync(folder, { recursive: true })
  })

  it('starts over when it has grown', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-log-'))
    const log = openLog(folder)
    writeFileSync(log.path, 'x'.repeat(2 * 1024 * 1024))
    log.write('fresh')
    expect(readFileSync(log.path, 'utf8').length).toBeLessThan(100)
    rmSync(folder, { recursive: true })
  })
})
