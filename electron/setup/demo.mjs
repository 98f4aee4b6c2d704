import './node-version.mjs'
import { prepareApp } from './prepare-app.mjs'
import { conduct } from './say.mjs'

// `npm run demo`: the main job without a screen.

await conduct(async () => {
  const host = await prepareApp()
  // Imported once the packages are there: it uses them.
  const { demo } = await import('./demo-story.mjs')
  return demo(host)
})
