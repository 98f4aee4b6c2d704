import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from '../../electron/chromium-host/find-chromium.mjs'
import { inRoot } from '../setup/paths.mjs'

// Draws `build/icon.svg` in every size that the systems ask for: `node scripts/release/icons.mjs`. The results are
// kept in the repository, so that a release does not depend on how a browser draws.

const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** The types of an .icns file that hold a PNG, by size in pixels. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
])

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
const svg = readFileSync(inRoot('build', 'icon.svg'), 'utf8')
/** @type {Map<number, Buffer>} */
const pngs = new Map()
for (const size of PNG_SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  const png = await page.screenshot({ omitBackground: true })
  pngs.set(size, png)
  writeFileSync(inRoot('build', 'icons', `${size}x${size}.png`), png)
  await page.close()
}
await browser.close()
writeFileSync(inRoot('build', 'icon.ico'), ico(ICO_SIZES.map((size) => [size, pngOf(size)])))
writeFileSync(inRoot('build', 'icon.icns'), icns(ICNS_TYPES.map(([type, size]) => [type, pngOf(size)])))

/** @param {number} size */
function pngOf(size) {
  const png = pngs.get(size)
  if (!png) throw new Error(`No PNG of ${size} pixels was drawn.`)
  return png
}

/**
 * A Windows icon: a directory of 16 bytes an image, then the images.
 * @param {readonly (readonly [number, Buffer])[]} images
 */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(([size, png], at) => {
    const entry = 6 + 16 * at
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...images.map(([, png]) => png)])
}

/**
 * A macOS icon: `icns`, the length of all, then type, length and PNG of each.
 * @param {readonly (readonly [string, Buffer])[]} images
 */
function icns(images) {
  const parts = images.map(([type, png]) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + png.length, 4)
    return Buffer.concat([head, png])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}
