import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf } from './problem-error.ts'

export type UserData =
  { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly sentence: string }

/** Makes the folder where it is missing and proves that it can be written, by writing. */
export function prepareUserData(wanted: string): UserData {
  const folder = resolve(wanted)
  const trial = join(folder, `.can-write-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    writeFileSync(trial, 'x')
    rmSync(trial)
    return { ok: true, folder }
  } catch (error) {
    rmSync(trial, { force: true })
    return { ok: false, sentence: `Counterfoil cannot write to its folder ${folder}: ${reason(error)}` }
  }
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
