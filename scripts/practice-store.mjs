import './setup/node-version.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensurePackages } from './setup/npm-packages.mjs'
import { inRoot } from './setup/paths.mjs'
import { run } from './setup/processes.mjs'
import { conduct } from './setup/print.mjs'

// `npm run practice-store`: the practice store as a process of its own. Its stdout is its own.

await conduct(async () => {
  await ensurePackages()
  await ensureBuild()
  const { code } = await run(process.execPath, [
    inRoot('out', 'main', 'practice-store.js'),
    ...process.argv.slice(2),
  ])
  return code
})
