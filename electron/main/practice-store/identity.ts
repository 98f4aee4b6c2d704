import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { writeDurably } from '../platform/durable-file.ts'
import { codeOf } from '../platform/problem-error.ts'
import type { Seed } from './seed/customer.ts'

/** Which store this is. The token follows from a secret, so that its own text is in no file. */
export interface Identity {
  readonly seed: Seed
  readonly storeHash: string
  readonly secret: string
  /** How often the token was replaced. */
  readonly tokensBefore: number
}

/** 31 lower-case letters and digits, as tokens of stores are. */
export const tokenOf = ({ secret, tokensBefore }: Identity): string =>
  word(createHmac('sha512', secret).update(`token ${tokensBefore}`).digest(), 31)

/** A store that lasts as long as its process: the same seed makes the same hash and token. */
export function createIdentity(seed: Seed): Identity {
  const made = createHash('sha512').update(`practice ${seed.seed} ${seed.customers}`)
  const secret = made.digest('hex')
  return { seed, storeHash: hashOf(secret), secret, tokensBefore: 0 }
}

/** A folder that holds something, but no practice store. */
export class NotAStoreError extends Error {
  override readonly name = 'NotAStoreError'
}

/**
 * The store kept in this folder; `seed` is that of a fresh one. @throws the system's error, or a
 * `NotAStoreError`; then nothing was touched
 */
export async function loadOrCreateIdentity(folder: string, seed: Seed): Promise<Identity> {
  await makeFolder(resolve(folder))
  const text = await readFile(fileIn(folder), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (text !== null) return readIdentity(text)
  const secret = randomBytes(32).toString('hex')
  const fresh = { seed, storeHash: hashOf(secret), secret, tokensBefore: 0 }
  await saveIdentity(folder, fresh)
  return fresh
}

/** Which store this folder keeps, without touching it; `null` where there is none that can be read. */
export async function keptStoreHash(folder: string): Promise<string | null> {
  try {
    return readIdentity(await readFile(fileIn(folder), 'utf8')).storeHash
  } catch {
    return null
  }
}

/** Makes room for a fresh store where the file is damaged: what is there is kept under another name. */
export const setAside = (folder: string): Promise<void> => rename(fileIn(folder), `${fileIn(folder)}.damaged`)

export const saveIdentity = (folder: string, kept: Identity): Promise<void> =>
  writeDurably(fileIn(folder), `${JSON.stringify(kept, null, 2)}\n`)

function readIdentity(text: string): Identity {
  try {
    return v.parse(identity, JSON.parse(text))
  } catch {
    throw new NotAStoreError('store.json is not one of a practice store')
  }
}

/** Step by step: Node's own recursion runs for ever below `/proc` and its like. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 })
}

const fileIn = (folder: string): string => join(folder, 'store.json')

const hashOf = (secret: string): string =>
  `p${word(createHmac('sha512', secret).update('store hash').digest(), 9)}`

const word = (bytes: Buffer, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => (byte % 36).toString(36)).join('')

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const identity = v.strictObject({
  seed: v.strictObject({ seed: v.pipe(v.number(), v.integer()), customers: count }),
  storeHash: v.pipe(v.string(), v.regex(/^[a-z0-9]{3,32}$/)),
  secret: v.pipe(v.string(), v.minLength(32)),
  tokensBefore: count,
})
