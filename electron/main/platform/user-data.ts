import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { codeOf, diskProblem } from './problem-error.ts'

export type UserData =
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly sentence: string }

/**
 * Makes the folder where it is missing and proves that it can be written, by writing. One that others own or may write is
 * refused: they could put files into our way.
 */
export function prepareUserData(wanted: string): UserData {
  const folder = resolve(wanted)
  const trial = join(folder, `.can-write-${randomBytes(8).toString('hex')}`)
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    try {
      writeFileSync(trial, 'x', { flag: 'wx' })
    } finally {
      rmSync(trial, { force: true })
    }
    const foreign = foreignness(folder)
    if (foreign) return { ok: false, sentence: `Counterfoil does not use the folder ${folder}: ${foreign}` }
    return { ok: true, folder }
  } catch (error) {
    return { ok: false, sentence: `Counterfoil cannot write to its folder ${folder}: ${reason(error)}` }
  }
}

/** Deletes what writes that a crash interrupted left behind. Only while no other instance has the folder. */
export function deleteLeftovers(folder: string): void {
  const left = readdirSync(folder).filter((name) => /\.[0-9a-f]{16}\.new$/.test(name))
  for (const name of left) rmSync(join(folder, name), { force: true })
}

/** Why a folder is not ours alone, or `null`. Windows protects a person's folders on its own. */
function foreignness(folder: string): string | null {
  if (!process.getuid) return null
  const { uid, mode } = statSync(folder)
  if (uid !== process.getuid())
    return 'it belongs to another user. Choose a folder of your own with --user-data DIR.'
  if ((mode & 0o022) === 0) return null
  return `other users may write to it. Type this, then start again: chmod go-w '${folder}'`
}

/** Bytes that are free for us on the disk of a folder. @throws {ProblemError} where the system does not say */
export async function roomAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    throw diskProblem(error)
  })
  return bavail * bsize
}

/** Step by step: Node's own recursion runs for ever below `/proc` and its like. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function reason(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'you have no permission there. Change its permissions, or choose another with --user-data DIR.'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Make room, or choose another folder with --user-data DIR.'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file is in its way. Move it, or choose another folder with --user-data DIR.'
    default:
      return `the system says ${codeOf(error) || 'no'}. Choose another folder with --user-data DIR.`
  }
}
