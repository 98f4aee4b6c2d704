import { randomBytes, scrypt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { writeDurably } from '../platform/durable-file.ts'
import { codeOf, diskProblem, ProblemError } from '../platform/problem-error.ts'
import { open, seal } from './seal.ts'
import type { Secrets } from './secrets.ts'

/**
 * Secrets in the file `vault.json`, sealed under a key that scrypt makes of a passphrase. The first
 * passphrase makes the file; later ones must be the same.
 * @throws {ProblemError} `passphrase-wrong`, or what the disk says
 */
export async function openPassphraseVault(
  folder: string,
  passphrase: string,
  cost: Cost = COST,
): Promise<Secrets> {
  if (passphrase === '') throw new ProblemError('passphrase-wrong', { detail: 'needed' })
  const path = vaultIn(folder)
  const found = await readVault(path)
  const header = found ?? { salt: randomBytes(16).toString('base64'), cost }
  const key = await stretch(passphrase, Buffer.from(header.salt, 'base64'), header.cost)
  const kept = new Map(found ? contentsOf(found.sealed, key) : [])

  let writing: Promise<void> = Promise.resolve()
  function store(): Promise<void> {
    const sealed = seal(key, Buffer.from(JSON.stringify([...kept])), CONTEXT).toString('base64')
    const text = `${JSON.stringify({ version: 1, ...header, sealed }, null, 2)}\n`
    writing = writing
      .catch(() => undefined)
      .then(() => writeDurably(path, text))
      .catch((error: unknown) => Promise.reject(diskProblem(error)))
    return writing
  }

  return {
    read: async (account) => kept.get(account) ?? null,
    write: (account, secret) => {
      kept.set(account, secret)
      return store()
    },
    remove: async (account) => {
      if (kept.delete(account)) await store()
    },
  }
}

export const hasPassphraseVault = (folder: string): boolean => existsSync(vaultIn(folder))

const vaultIn = (folder: string): string => join(folder, 'vault.json')
const CONTEXT = 'counterfoil vault 1'

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const costShape = v.object({
  // Bounded, so that a file from elsewhere cannot make the app use all memory.
  N: v.pipe(whole, v.maxValue(2 ** 20)),
  r: v.pipe(whole, v.maxValue(32)),
  p: v.pipe(whole, v.maxValue(16)),
})
const vaultFile = v.object({ version: v.literal(1), salt: v.string(), cost: costShape, sealed: v.string() })
const secretList = v.array(v.tuple([v.string(), v.string()]))

export type Cost = v.InferOutput<typeof costShape>

/** 128 MiB and about half a second on a laptop, as OWASP's password storage page asks for. */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 }

async function readVault(path: string): Promise<v.InferOutput<typeof vaultFile> | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw diskProblem(error)
  })
  if (text === null) return null
  try {
    return v.parse(vaultFile, JSON.parse(text))
  } catch {
    // Secrets may still be saved from it by hand: it is never overwritten.
    throw new ProblemError('vault-unavailable', { detail: 'vault.json is damaged' })
  }
}

function contentsOf(sealed: string, key: Uint8Array): readonly (readonly [string, string])[] {
  const plain = open(key, Buffer.from(sealed, 'base64'), CONTEXT)
  if (!plain) throw new ProblemError('passphrase-wrong')
  return v.parse(secretList, JSON.parse(plain.toString('utf8')))
}

const stretch = (passphrase: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Node's own limit is below what N = 2^17 needs: 128 · N · r bytes, and a little.
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      32,
      { N, r, p, maxmem: 128 * N * r + 2 ** 21 },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
