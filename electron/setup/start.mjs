import './node-version.mjs'
import { parseStartFlags, USAGE } from './flags.mjs'
import { hasDisplay } from './host-choice.mjs'
import { ROOT } from './places.mjs'
import { prepareApp } from './prepare-app.mjs'
import { run } from './processes.mjs'
import { conduct, say, SetupError } from './say.mjs'

// `npm start`: whatever is missing is installed, whatever is old is built, and the app opens.

await conduct(async () => {
  const parsed = parseStartFlags(process.argv.slice(2))
  if (!parsed.ok) throw new SetupError(parsed.sentence, 2)
  const { flags } = parsed
  if (flags.isHelpAsked) return say(USAGE)
  const isDemo = !flags.isHeadless && !hasDisplay()
  if (isDemo)
    say('There is no display here: running the demo instead. (npm start -- --headless runs the app unseen.)')
  const host = await prepareApp({ isRetried: flags.isElectronRetried })
  if (isDemo) {
    // Imported once the packages are there: it uses them.
    const { demo } = await import('./demo-story.mjs')
    return demo(host)
  }
  const [program = '', ...args] = [...host.wrap, host.program, ...host.args, ...flags.forApp]
  const { code } = await run(program, args, { cwd: ROOT })
  return code
})
