import './setup/node-version.mjs'
import { parseStartFlags, USAGE } from './setup/flags.mjs'
import { appEnv, hasDisplay } from './setup/host-choice.mjs'
import { ROOT } from './setup/paths.mjs'
import { prepareApp } from './setup/prepare-app.mjs'
import { run } from './setup/processes.mjs'
import { conduct, say, SetupError } from './setup/print.mjs'

// `npm start`: whatever is missing is installed, whatever is old is built, and the app opens.

await conduct(async () => {
  const parsed = parseStartFlags(process.argv.slice(2))
  if (!parsed.ok) throw new SetupError(parsed.sentence, 2)
  const { flags } = parsed
  if (flags.isHelpAsked) return say(USAGE)
  const isDemo = !flags.isHeadless && !hasDisplay()
  if (isDemo)
    say('There is no display here: running the demo instead. (npm start -- --no-window runs the app unseen.)')
  const host = await prepareApp({ isRetried: flags.isElectronRetried })
  if (isDemo) {
    // Imported once the packages are there: it uses them.
    const { demo } = await import('../test/support/app/demo-story.mjs')
    return demo(host)
  }
  const [program = '', ...args] = [...host.wrap, host.program, ...host.args, ...flags.forApp]
  const { code } = await run(program, args, { cwd: ROOT, env: appEnv(process.env), isGentle: true })
  return code
})
