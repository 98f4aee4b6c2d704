import type { Session } from 'electron'

export interface Spelling {
  readonly isOn: boolean
  readonly languages: readonly string[]
}

/**
 * Spelling is checked only where the system does it. On Linux Chromium would download a dictionary and keep
 * it; macOS detects the language; Windows is given those of the person's languages that it has.
 */
export function spellingFor(
  platform: NodeJS.Platform,
  preferred: readonly string[],
  available: readonly string[],
): Spelling {
  if (platform === 'darwin') return { isOn: true, languages: [] }
  if (platform !== 'win32') return { isOn: false, languages: [] }
  const languages = preferred.flatMap((one) => {
    const short = one.split('-')[0] ?? ''
    const found = available.find((name) => name === one) ?? available.find((name) => name === short)
    return found ?? []
  })
  return { isOn: languages.length > 0, languages: [...new Set(languages)] }
}

/**
 * Sets up spelling, before there is a window. Electron keeps languages between starts and fills an empty list with
 * the system's, so they are set each time; and the address for dictionaries leads nowhere, so that none can be
 * downloaded.
 * @returns whether pages may check spelling
 */
export function setUpSpelling(
  session: Pick<
    Session,
    'setSpellCheckerLanguages' | 'setSpellCheckerDictionaryDownloadURL' | 'availableSpellCheckerLanguages'
  >,
  platform: NodeJS.Platform,
  preferred: readonly string[],
): boolean {
  session.setSpellCheckerDictionaryDownloadURL(NOWHERE)
  session.setSpellCheckerLanguages([])
  const { isOn, languages } = spellingFor(platform, preferred, session.availableSpellCheckerLanguages)
  if (languages.length > 0) session.setSpellCheckerLanguages([...languages])
  return isOn
}

/** A port on which nothing answers, on this computer. */
const NOWHERE = 'http://127.0.0.1:9/'
