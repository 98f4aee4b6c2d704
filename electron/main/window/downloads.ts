import type { SaveDialogOptions, Session } from 'electron'
import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Download } from '../../../shared/bridge.ts'
import type { Texts } from './texts.ts'

/** A name that every system takes for a file, with its ending. */
export function properFileName(name: string): string {
  const plain = [...name]
    .map((letter) => (letter < ' ' || REFUSED.includes(letter) ? '-' : letter))
    .join('')
    .replace(/[. ]+$/, '')
    .slice(-MOST_LETTERS)
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain)
  return plain === '' || isReserved ? `export-${plain}` : plain
}

/** What the system's dialog begins with. */
export function saveDialogFor(name: string, folder: string, texts: Texts): SaveDialogOptions {
  const proper = properFileName(name)
  const ending = extname(proper).slice(1).toLowerCase()
  // The page names the file: its ending may be the name of something that every object has.
  const label = Object.hasOwn(texts.fileKinds, ending) ? texts.fileKinds[ending] : undefined
  return {
    title: texts.saveFile,
    defaultPath: join(folder, proper),
    filters: label === undefined ? [] : [{ name: label, extensions: [ending] }],
  }
}

/** A file is only saved when the browser says so and it is there. */
export function downloadOutcome(
  state: 'completed' | 'cancelled' | 'interrupted',
  isThere: boolean,
): Download['outcome'] {
  if (state === 'cancelled') return 'cancelled'
  return state === 'completed' && isThere ? 'saved' : 'failed'
}

export interface DownloadOptions {
  /** Where people look for files. */
  readonly folder: () => string
  readonly texts: () => Texts
  readonly tell: (download: Download) => void
}

/** Asks where to save what the page offers, and tells the page what became of it. */
export function reportDownloads(session: Session, { folder, texts, tell }: DownloadOptions): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions(saveDialogFor(item.getFilename(), folder(), texts()))
    item.once('done', (_done, state) => {
      const path = item.getSavePath()
      const outcome = downloadOutcome(state, path !== '' && existsSync(path))
      tell({ url: item.getURL(), name: basename(path), outcome })
    })
  })
}

/** Characters that Windows allows in no name. */
const REFUSED = '<>:"/\\|?*'
const MOST_LETTERS = 120
