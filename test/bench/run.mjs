import '../../scripts/setup/node-version.mjs'
import { ensureBuild } from '../../scripts/setup/build.mjs'
import { ensureChromium } from '../../scripts/setup/host-choice.mjs'
import { ensurePackages } from '../../scripts/setup/npm-packages.mjs'
import { conduct } from '../../scripts/setup/print.mjs'
import { ensureContenders } from './contenders.mjs'
import { parseFlags } from './flags.mjs'

// `npm run bench` measures the app beside the databases that it could have been built on. After `--` it takes
// --rounds N, --customers N, --only FIGURE[,FIGURE] and --contenders NAME[,NAME] (beginnings of names).

await conduct(async () => {
  const flags = parseFlags(process.argv.slice(2))
  await ensurePackages()
  await ensureContenders()
  const chromium = await ensureChromium()
  await ensureBuild()
  // Imported only now that the packages are installed.
  const { bench } = await import('./bench.mjs')
  return bench({ ...flags, chromium })
})
