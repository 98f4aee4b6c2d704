import './node-version.mjs'
import { ensureBuild } from './build.mjs'
import { chooseHost, ensureChromium } from './host-choice.mjs'
import { ensureKeytar } from './keytar.mjs'
import { ensureKeyringPrograms } from './keyring-session.mjs'
import { ensurePackages } from './npm-packages.mjs'
import { conduct, say, SetupError } from './say.mjs'
import { RUNNERS } from './test-runners.mjs'

// `npm test`: set-up as for `npm start`, then every runner. `npm test -- unit e2e` runs only those.

await conduct(async () => {
  const names = process.argv.slice(2)
  const unknown = names.find((name) => !RUNNERS.some((runner) => runner.name === name))
  if (unknown) {
    throw new SetupError(
      `npm test does not know "${unknown}". It takes ${RUNNERS.map(({ name }) => name).join(', ')}.`,
      2,
    )
  }
  const chosen = RUNNERS.filter(({ name }) => names.length === 0 || names.includes(name))

  await ensurePackages()
  await ensureKeytar()
  const host = await chooseHost()
  const chromium = await ensureChromium()
  await ensureKeyringPrograms()
  await ensureBuild()
  const env = {
    ...process.env,
    COUNTERFOIL_CHROMIUM: chromium,
    COUNTERFOIL_TEST_HOST: JSON.stringify({ kind: host.kind, program: host.program, args: host.args }),
  }

  const total = { passed: 0, failed: 0, skipped: 0 }
  const lines = []
  for (const { name, run } of chosen) {
    const hostName =
      name === 'e2e' ? ` on ${host.kind === 'electron' ? 'Electron' : 'the Chromium host'}` : ''
    say(`\n— ${name}${hostName}`)
    const count = await run(env, name === 'e2e' ? host.wrap : [])
    lines.push(`${name}${hostName}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
  }
  process.stdout.write(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed === 0 ? 0 : 1
})
