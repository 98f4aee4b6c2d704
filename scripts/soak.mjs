import './setup/node-version.mjs'
import { availableParallelism, tmpdir } from 'node:os'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureTestChromium } from './setup/host-choice.mjs'
import { ensureKeyringPrograms } from './setup/keyring-session.mjs'
import { inRoot, ROOT } from './setup/paths.mjs'
import { prepareApp } from './setup/prepare-app.mjs'
import { run } from './setup/processes.mjs'
import { readFlags } from './setup/read-flags.mjs'
import { conduct, say, SetupError } from './setup/print.mjs'

// `npm run test:soak`: the fault tests of `npm test`, for hours instead of minutes, and their figures in one
// table, and random input at every door. After `--` it takes --seed, --histories, --kills, --partitions and --minutes
// (at the doors); 0 leaves a part out.

const USUAL = { seed: Date.now() % 2 ** 31, histories: 100_000, kills: 500, partitions: 100, minutes: 10 }

/** @type {readonly (readonly [words: string, name: string])[]} */
const ROWS = [
  ['histories', 'histories'],
  ['kills of the built app', 'kills'],
  ['partitions of the built app', 'partitions'],
  ['crashes within the histories', 'crashes'],
  ['edits made', 'editsMade'],
  ['delivered', 'delivered'],
  ['in conflict, decided or discarded by a person', 'conflicts'],
  ['waiting at the end', 'waiting'],
  ['lost', 'lost'],
  ['doubled', 'doubled'],
  ['overwritten unseen', 'unseen'],
  ['overwritten in the moment that V2 leaves open', 'inTheMoment'],
  ['longest wait after the network was whole', 'longestWaitMs'],
  ['the same within the histories, in their time', 'longestWaitInHistoryMs'],
]

await conduct(async () => {
  const asked = { ...USUAL, ...flags(process.argv.slice(2)) }
  const host = await prepareApp()
  const chromium = await ensureTestChromium()
  await ensureKeyringPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-soak-'))
  const figures = join(folder, 'figures.jsonl')
  const { kind, program, args } = host
  const env = {
    ...process.env,
    SEED: String(asked.seed),
    KILLS: String(asked.kills),
    PARTITIONS: String(asked.partitions),
    COUNTERFOIL_CHROMIUM: chromium,
    COUNTERFOIL_TEST_HOST: JSON.stringify({ kind, program, args }),
    COUNTERFOIL_FIGURES: figures,
  }
  say(`The soak begins. To have it again: npm run test:soak -- --seed ${asked.seed}`)
  const codes = [
    ...(await Promise.all(shares(asked).map((share) => model({ ...env, ...share })))),
    ...(asked.kills > 0 ? [await built('faults-kill', env, host.wrap)] : []),
    ...(asked.partitions > 0 ? [await built('faults-partition', env, host.wrap)] : []),
    await built('faults-damage', env, host.wrap),
    ...(asked.minutes > 0 ? [await doors({ ...env, FUZZ_SECONDS: String(asked.minutes * 60) })] : []),
  ]
  process.stdout.write(table(readFigures(figures)))
  rmSync(folder, { recursive: true })
  return codes.every((code) => code === 0) ? 0 : 1
})

/**
 * The histories, shared out among the processors; each share has a seed of its own.
 * @param {{ seed: number, histories: number }} asked
 */
function shares({ seed, histories }) {
  const count = histories === 0 ? 0 : Math.max(1, availableParallelism())
  return Array.from({ length: count }, (_, at) => ({
    SEED: String(seed + at),
    HISTORIES: String(Math.floor((histories * (at + 1)) / count) - Math.floor((histories * at) / count)),
  }))
}

/** Random input at every door of the app, shared out evenly. @param {NodeJS.ProcessEnv} env */
async function doors(env) {
  const cli = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const args = [cli, 'run', '--project', 'unit', 'test/unit/doors.test.ts']
  return (await run(process.execPath, args, { cwd: ROOT, env })).code
}

/** @param {NodeJS.ProcessEnv} env */
async function model(env) {
  const args = [
    inRoot('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    'faults',
    'test/faults/model.test.ts',
  ]
  return (await run(process.execPath, args, { cwd: ROOT, env })).code
}

/** @param {string} spec @param {NodeJS.ProcessEnv} env @param {readonly string[]} wrap */
async function built(spec, env, wrap) {
  const [program = '', ...words] = [...wrap, process.execPath]
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  return (await run(program, [...words, cli, 'test', spec], { cwd: ROOT, env })).code
}

/** @typedef {Record<string, number | string>} Figures */

/** @param {string} file @returns {readonly Figures[]} */
function readFigures(file) {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => /** @type {Figures} */ (JSON.parse(line)))
  } catch {
    return []
  }
}

/** One line for each number, summed over all tests. @param {readonly Figures[]} all */
function table(all) {
  const numbers = (/** @type {string} */ name) => all.map((figures) => Number(figures[name] ?? 0))
  const lines = ROWS.map(([words, name]) => {
    const found = numbers(name)
    const value = name.endsWith('Ms')
      ? `${(Math.max(0, ...found) / 1000).toFixed(1)} s`
      : found.reduce((sum, number) => sum + number, 0).toLocaleString('en')
    return `  ${words.padEnd(48)}${value.padStart(12)}`
  })
  return `\nWhat the soak found\n${lines.join('\n')}\n`
}

/** @param {readonly string[]} words @returns {Partial<typeof USUAL>} */
function flags(words) {
  /** @type {Partial<typeof USUAL>} */
  const found = {}
  for (const flag of readFlags(words, { values: Object.keys(USUAL) })) {
    if (flag.kind !== 'known' || !isName(flag.name) || !/^\d+$/.test(flag.value)) {
      const given = 'word' in flag ? flag.word : `--${flag.name}`
      throw new SetupError(
        `It takes --seed N, --histories N, --kills N, --partitions N and --minutes N, not "${given}".`,
        2,
      )
    }
    found[flag.name] = Number(flag.value)
  }
  return found
}

/** @param {string} name @returns {name is keyof typeof USUAL} */
function isName(name) {
  return Object.hasOwn(USUAL, name)
}
