import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Log {
  /** Appends one line, with anything that could be a secret taken out. Never throws. */
  write(what: string): void
  readonly path: string
}

/** The log of trouble in the user-data folder. It holds no customers and no secrets, and 1 MiB at most twice. */
export function openLog(folder: string): Log {
  const path = join(folder, 'counterfoil.log')
  return {
    path,
    write(what) {
      try {
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
          renameSync(path, `${path}.old`)
        appendFileSync(path, `${new Date().toISOString()} ${redact(what)}\n`, { mode: 0o600 })
      } catch {
        // A log that cannot be written must not take the app down.
      }
    },
  }
}

/**
 * Replaces everything that is shaped like a token, a key or an email address. It rather takes out a word
 * too many: tokens are 31 letters and digits, keys are base64 or hexadecimal.
 */
export function redact(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replace(/[A-Za-z0-9+/_=-]{20,}/g, (word) => (looksLikeWords(word) ? word : '[secret]'))
    .slice(0, 8192)
}

/** Paths, names of functions and dates are kept: a secret of 20 characters has digits amid its letters. */
const looksLikeWords = (word: string): boolean =>
  word.split(/[/_=+-]/).every((part) => part.length < 12 || /^[A-Za-z]+$/.test(part))

const MAX_BYTES = 1024 * 1024
