import './setup/node-version.mjs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareApp } from './setup/prepare-app.mjs'
import { conduct } from './setup/print.mjs'

// `npm run demo`: the main job without a screen. `--app DIR` runs an app that was packaged instead of this checkout's;
// `--pictures DIR` says where the pictures go.

const { values } = parseArgs({ options: { app: { type: 'string' }, pictures: { type: 'string' } } })

await conduct(async () => {
  const host = await prepareApp()
  // Imported once the packages are there: it uses them.
  const { demo } = await import('../test/support/app/demo-story.mjs')
  return demo(
    values.app ? { ...host, args: [...host.args.slice(0, -1), resolve(values.app)] } : host,
    values.pictures,
  )
})
