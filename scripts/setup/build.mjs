import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, ROOT } from './paths.mjs'
import { run } from './processes.mjs'
import { say, SetupError } from './print.mjs'
import { readStamp, writeStamp } from './build-stamp.mjs'

/** Builds `out/` where it is missing or older than what it is made of. */
export async function ensureBuild() {
  const hash = hashOf(sources())
  if (readStamp(STAMP)?.['hash'] === hash && OUTPUTS.every((path) => existsSync(path))) return
  say('Building.')
  const program = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { code, output } = await run(process.execPath, [program, 'build'], { cwd: ROOT, output: 'quiet' })
  if (code !== 0) throw new SetupError(`The build failed:\n${output.trimEnd()}`)
  writeStamp(STAMP, { hash })
}

/** Every file that the build is made of, in a fixed order. */
function sources() {
  const folders = ['electron/main', 'electron/preload', 'renderer', 'shared'].flatMap((folder) =>
    filesIn(inRoot(folder)),
  )
  const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'].map(
    (one) => inRoot(one),
  )
  return [...folders, ...files].toSorted()
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * By content: a checkout gives every file a new time.
 * @param {readonly string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  return hash.digest('hex')
}

const OUTPUTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].map((path) =>
  inRoot('out', path),
)
const STAMP = inRoot('out', 'build.json')
