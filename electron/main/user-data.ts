import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { codeOf, diskProblem } from './problem-error.ts'

export type UserData =
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly sentence: string }

/** Makes the folder where it is missing and proves that it can be written, by writing. */
export function prepareUserData(wanted: string): UserData {
  const folder = resolve(wanted)
  const trial = join(folder, `.can-write-${process.pid}`)
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    try {
      writeFileSync(trial, 'x')
    } finally {
      rmSync(trial, { force: true })
    }
    return { ok: true, folder }
  } catch (error) {
    return { ok: false, sentence: `Counterfoil cannot write to its folder ${folder}: ${reason(error)}` }
  }
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
