import { readFileSync } from 'node:fs'
import { npm } from '../setup/npm-packages.mjs'
import { inRoot } from '../setup/paths.mjs'
import { compileEnv } from '../setup/keytar.mjs'
import { binaryArchitecture } from './binary-architecture.mjs'

/** `npm run package` sets it: what people install is compiled here, and never a ready-made binary. */
export const FROM_SOURCE = 'COUNTERFOIL_KEYTAR_FROM_SOURCE'

/**
 * electron-builder calls it before it packs the app for a processor: compiles keytar for it, and refuses to pack one
 * that was compiled for another processor.
 * @param {{ arch: number }} context electron-builder's number of the processor
 */
export default async function keytarFor({ arch }) {
  const wanted = ARCHITECTURES[arch]
  if (!wanted) throw new Error(`There are no installers for the processor ${arch}.`)
  if (process.env[FROM_SOURCE] === '1') await compileKeytar(wanted)
  const found = binaryArchitecture(readFileSync(BINARY))
  if (found !== wanted)
    throw new Error(
      `keytar is there for ${found}, and the app is packed for ${wanted}. Pack it on such a machine.`,
    )
}

/** Compiles keytar in `node_modules`. @param {string} architecture */
export async function compileKeytar(architecture) {
  const env = {
    ...compileEnv(process.env, process.execPath),
    npm_config_build_from_source: 'true',
    npm_config_arch: architecture,
  }
  const { code, output } = await npm(
    ['rebuild', 'keytar', '--ignore-scripts=false', '--foreground-scripts'],
    { env },
  )
  if (code !== 0) throw new Error(`keytar could not be compiled for ${architecture}:\n${output.trimEnd()}`)
}

const BINARY = inRoot('node_modules', 'keytar', 'build', 'Release', 'keytar.node')

/** By electron-builder's numbers. */
const ARCHITECTURES = /** @type {Readonly<Record<number, 'x64' | 'arm64'>>} */ ({ 1: 'x64', 3: 'arm64' })
