import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files below a folder that hold a text, in UTF-8 or UTF-16.
 * @param {string} folder
 * @param {string} text
 * @returns {string[]}
 */
export function filesWith(folder, text) {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => {
        const content = readFileSync(path)
        return forms.some((form) => content.includes(form))
      })
  } catch (error) {
    // An app at work renames and removes files: the folder is listed again, so that none is left out.
    const { code, path } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOENT' && path !== folder) return filesWith(folder, text)
    throw error
  }
}
