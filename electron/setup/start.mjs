import './node-version.mjs'
import { ensureBuild } from './build.mjs'
import { demo } from './demo-story.mjs'
import { parseStartFlags, USAGE } from './flags.mjs'
import { chooseHost, hasDisplay } from './host-choice.mjs'
import { ensureKeytar } from './keytar.mjs'
import { ensurePackages } from './npm-packages.mjs'
import { ROOT } from './places.mjs'
import { run } from './processes.mjs'
import { conduct, say, SetupError } from './say.mjs'

// `npm start`: whatever is missing is installed, whatever is old is built, and the app opens.

await conduct(async () => {
  const parsed = parseStartFlags(process.argv.slice(2))
  if (!parsed.ok) throw new SetupError(parsed.sentence, 2)
  const { flags } = parsed
  if (flags.isHelpAsked) return say(USAGE)
  if (!flags.isHeadless && !hasDisplay()) {
    say('There is no display here: running the demo instead. (npm start -- --headless runs the app unseen.)')
    return demo()
  }
  await ensurePackages()
  await ensureKeytar()
  const host = await chooseHost({ isRetried: flags.isElectronRetried })
  await ensureBuild()
  const [program = '', ...args] = [...host.wrap, host.program, ...host.args, ...flags.forApp]
  const { code } = await run(program, args, { cwd: ROOT })
  return code
})
