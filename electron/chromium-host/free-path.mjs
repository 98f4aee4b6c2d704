import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/**
 * A path in a folder that no file has yet: `list.csv`, `list (1).csv`, and so on.
 * @param {string} folder
 * @param {string} suggested
 */
export function freePath(folder, suggested) {
  const end = extname(suggested)
  const stem = basename(suggested, end)
  let path = join(folder, `${stem}${end}`)
  for (let count = 1; existsSync(path); count += 1) path = join(folder, `${stem} (${count})${end}`)
  return path
}
