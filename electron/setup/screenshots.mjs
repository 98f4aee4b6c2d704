import './node-version.mjs'
import { prepareApp } from './prepare-app.mjs'
import { conduct } from './say.mjs'

// `npm run screenshots`: pictures of every screen, for the documents and for those who change the looks.

await conduct(async () => {
  const host = await prepareApp()
  // Imported once the packages are there: it uses them.
  const { takePictures } = await import('./pictures.mjs')
  return takePictures(host)
})
