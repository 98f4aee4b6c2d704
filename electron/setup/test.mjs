import './node-version.mjs'
import { ensureChromium } from './host-choice.mjs'
import { ensureKeyringPrograms } from './keyring-session.mjs'
import { prepareApp } from './prepare-app.mjs'
import { conduct, explain, say, SetupError } from './say.mjs'
import { RUNNERS } from './test-runners.mjs'

// `npm test`: set-up as for `npm start`, then every runner. `npm test -- unit e2e` runs only those;
// `--seed N` gives random tests the seed that they printed.

const ALL_LIMIT_MS = 80 * 60_000
const RUNNER_LIMIT_MS = 40 * 60_000

await conduct(async () => {
  const { names, seed } = seedApart(process.argv.slice(2))
  if (seed !== undefined) process.env['SEED'] = seed
  const chosen = chosenRunners(names)
  const until = Date.now() + ALL_LIMIT_MS
  const total = { passed: 0, failed: 0 }
  const lines = []
  /** @type {string[]} */
  const failed = []
  try {
    const { env, host } = await prepare()
    for (const { name, run } of chosen) {
      const hostName =
        name === 'e2e' ? ` on ${host.kind === 'electron' ? 'Electron' : 'the Chromium host'}` : ''
      say(`\n— ${name}${hostName}`)
      // One that hangs must not keep the others from being run and told of.
      const limitMs = Math.min(RUNNER_LIMIT_MS, Math.max(until - Date.now(), 0))
      const outcome = await run({ env, wrap: host.wrap, limitMs })
      lines.push(
        `${name}${hostName}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`,
      )
      failed.push(...outcome.failures.map((text) => `FAILED ${name}: ${text}`))
      total.passed += outcome.passed
      total.failed += outcome.failed
    }
  } catch (error) {
    explain(error)
    lines.push('set-up: 1 failed')
    total.failed += 1
  }
  process.stdout.write(
    `\n${[...failed, ...lines].join('\n')}\n${total.passed} passed, ${total.failed} failed\n`,
  )
  return total.failed === 0 ? 0 : 1
})

/** @param {readonly string[]} words */
function seedApart(words) {
  const at = words.indexOf('--seed')
  if (at < 0) return { names: words, seed: undefined }
  const seed = words[at + 1] ?? ''
  if (!/^\d+$/.test(seed)) throw new SetupError(`--seed needs a number, not "${seed}".`, 2)
  return { names: words.toSpliced(at, 2), seed }
}

/** @param {readonly string[]} names */
function chosenRunners(names) {
  const unknown = names.find((name) => !RUNNERS.some((runner) => runner.name === name))
  if (unknown) {
    const known = RUNNERS.map(({ name }) => name).join(', ')
    throw new SetupError(`npm test does not know "${unknown}". It takes ${known}.`, 2)
  }
  return RUNNERS.filter(({ name }) => names.length === 0 || names.includes(name))
}

async function prepare() {
  const host = await prepareApp()
  const chromium = await ensureChromium()
  await ensureKeyringPrograms()
  const { kind, program, args } = host
  const env = {
    ...process.env,
    COUNTERFOIL_CHROMIUM: chromium,
    COUNTERFOIL_TEST_HOST: JSON.stringify({ kind, program, args }),
  }
  return { env, host }
}
