import './setup/node-version.mjs'
import { availableParallelism } from 'node:os'
import { ensureTestChromium } from './setup/host-choice.mjs'
import { ensureKeyringPrograms } from './setup/keyring-session.mjs'
import { ensurePackages } from './setup/npm-packages.mjs'
import { prepareApp } from './setup/prepare-app.mjs'
import { conduct, explain, say, SetupError } from './setup/print.mjs'
import { readFlags } from './setup/read-flags.mjs'
import { RUNNERS } from './test-run/test-runners.mjs'

// `npm test`: set-up as for `npm start`, then every runner: e2e alone, because its apps need every core, the others two
// at a time. `npm test -- unit e2e` runs only those; `--seed N` gives random tests the seed that they printed. What a
// runner prints is shown when it has ended.

const ALL_LIMIT_MS = 80 * 60_000
const AT_ONCE = 2

await conduct(async () => {
  const { names, seed } = parseWords(process.argv.slice(2))
  if (seed !== undefined) process.env['SEED'] = seed
  const runners = chooseRunners(names)
  const until = Date.now() + ALL_LIMIT_MS
  /** @type {string[]} */
  const lines = []
  /** @type {string[]} */
  const failures = []
  const total = { passed: 0, failed: 0 }
  try {
    const { env, wrap, hostName } = await prepare(runners)
    const conductOne = async (/** @type {import('./test-run/test-runners.mjs').Runner} */ { name, run }) => {
      say(`${name} started`)
      // A runner that hangs must not keep the others from being run and reported.
      const outcome = await run({ env, wrap, limitMs: Math.max(until - Date.now(), 0) })
      const line = `${name}${name === 'e2e' ? ` on ${hostName}` : ''}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`
      process.stdout.write(`\n— ${line}\n${outcome.output}`)
      lines.push(line)
      failures.push(...outcome.failures.map((text) => `FAILED ${name}: ${text}`))
      total.passed += outcome.passed
      total.failed += outcome.failed
    }
    for (const runner of runners.filter(({ isAlone }) => isAlone)) await conductOne(runner)
    await runSideBySide(
      runners.filter(({ isAlone }) => !isAlone),
      conductOne,
    )
  } catch (error) {
    explain(error)
    lines.push('set-up: 1 failed')
    total.failed += 1
  }
  process.stdout.write(
    `\n${[...failures, ...lines].join('\n')}\n${total.passed} passed, ${total.failed} failed\n`,
  )
  return total.failed === 0 ? 0 : 1
})

/** @param {readonly string[]} words */
function parseWords(words) {
  /** @type {string[]} */
  const names = []
  /** @type {string | undefined} */
  let seed
  for (const flag of readFlags(words, { values: ['seed'] })) {
    if (flag.kind === 'unknown') {
      names.push(flag.word)
      continue
    }
    const value = flag.kind === 'known' ? flag.value : ''
    if (!/^\d+$/.test(value)) throw new SetupError(`--seed needs a number, not "${value}".`, 2)
    seed = value
  }
  return { names, seed }
}

/** @param {readonly string[]} names */
function chooseRunners(names) {
  const unknown = names.find((name) => !RUNNERS.some((runner) => runner.name === name))
  if (unknown) {
    const known = RUNNERS.map(({ name }) => name).join(', ')
    throw new SetupError(`npm test does not know "${unknown}". It takes ${known}.`, 2)
  }
  return RUNNERS.filter(({ name }) => names.length === 0 || names.includes(name))
}

/** Makes what the runners need, and no more. @param {readonly import('./test-run/test-runners.mjs').Runner[]} runners */
async function prepare(runners) {
  await ensurePackages()
  if (!runners.some(({ needsApp }) => needsApp)) {
    // By default vitest leaves a core to others, which on two cores is half of them.
    const env = { ...process.env, VITEST_MAX_WORKERS: String(availableParallelism()) }
    return { env, wrap: [], hostName: 'no host' }
  }
  const { kind, program, args, wrap } = await prepareApp()
  const chromium = await ensureTestChromium()
  await ensureKeyringPrograms()
  const env = {
    ...process.env,
    COUNTERFOIL_CHROMIUM: chromium,
    COUNTERFOIL_TEST_HOST: JSON.stringify({ kind, program, args }),
  }
  return { env, wrap, hostName: kind === 'electron' ? 'Electron' : 'the Chromium host' }
}

/**
 * @template T
 * @param {readonly T[]} all in the order in which they start
 * @param {(one: T) => Promise<void>} run
 */
async function runSideBySide(all, run) {
  const waiting = [...all]
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await run(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}
