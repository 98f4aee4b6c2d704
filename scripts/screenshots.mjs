import './setup/node-version.mjs'
import { parseArgs } from 'node:util'
import { prepareApp } from './setup/prepare-app.mjs'
import { conduct, SetupError } from './setup/print.mjs'

// `npm run screenshots`: pictures of every screen, for the documents and for those who change the looks.
// `-- --only outbox,conflicts --theme dark --width 480 --language de --to DIR` takes some of them.

await conduct(async () => {
  const wanted = wantedLooks()
  const host = await prepareApp()
  // Imported once the packages are there: it uses them.
  const { takePictures } = await import('../test/support/app/pictures.mjs')
  return takePictures(host, wanted)
})

/** @returns {import('../test/support/app/pictures.mjs').WantedPictures} */
function wantedLooks() {
  const type = /** @type {const} */ ('string')
  const options = { only: { type }, theme: { type }, width: { type }, language: { type }, to: { type } }
  try {
    const { only, theme, width, language, to } = parseArgs({ options }).values
    const list = (/** @type {string | undefined} */ words) => words?.split(',')
    return { scenes: list(only), themes: list(theme), widths: list(width), languages: list(language), to }
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 2)
  }
}
