import './node-version.mjs'
import { demo } from './demo-story.mjs'
import { conduct } from './say.mjs'

// `npm run demo`: the main job without a screen.

await conduct(demo)
