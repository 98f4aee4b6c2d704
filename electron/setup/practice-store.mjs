import './node-version.mjs'
import { ensureBuild } from './build.mjs'
import { ensurePackages } from './npm-packages.mjs'
import { inRoot } from './places.mjs'
import { run } from './processes.mjs'
import { conduct } from './say.mjs'

// `npm run practice-store`: the practice store by itself. Its stdout is its own.

await conduct(async () => {
  await ensurePackages()
  await ensureBuild()
  const { code } = await run(process.execPath, [
    inRoot('out', 'main', 'practice-store.js'),
    ...process.argv.slice(2),
  ])
  return code
})
