import { closeSync, constants, lstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface Log {
  /** Appends one line, with anything that could be a secret taken out. Never throws. */
  write(what: string): void
  readonly path: string
}

/**
 * The log of problems in the user-data folder. It holds no customers and no secrets, in two files of at most 1 MiB.
 */
export function openLog(folder: string): Log {
  const path = join(folder, 'counterfoil.log')
  return {
    path,
    write(what) {
      try {
        if ((lstatSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
          renameSync(path, `${path}.old`)
        const file = openSync(path, APPEND, 0o600)
        try {
          writeSync(file, `${new Date().toISOString()} ${redact(what)}\n`)
        } finally {
          closeSync(file)
        }
      } catch {
        // A log that cannot be written must not take the app down.
      }
    },
  }
}

/**
 * Replaces everything that is shaped like a token, a key or an email address. It rather removes a word too many: a
 * token usually is 31 letters and digits, but a person may have entered anything; keys are base64 or hexadecimal.
 */
export function redact(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replace(NAMED, '$1[secret]')
    .replace(/[^\s"'`()[\]{}<>,]{8,}/g, (word) => (isPunctuated(word) ? '[secret]' : word))
    .replace(/[A-Za-z0-9]{8,}/g, (word) => (isMixed(word) ? '[secret]' : word))
    .replace(/[A-Za-z0-9+/_=-]{20,}/g, (word) => (looksLikeWords(word) ? word : '[secret]'))
    .slice(0, 8192)
}

/** The value after the name of a secret: anything after a sign such as `=`, or a word with a digit after a space. */
const NAMED =
  /((?:token|secret|password|passphrase|authorization|bearer|basic|api[ _-]?key)["']?(?:\s*[:=]\s*["']?(?:(?:bearer|basic)\s+)?|\s+["']?(?=\S*\d)))[^\s"',}&]{4,}/gi

/** Letters, a digit and a sign that neither paths nor addresses have. */
const isPunctuated = (word: string): boolean =>
  /[!$%^*~|;@+]/.test(word) && /[A-Za-z]/.test(word) && /\d/.test(word)

/** Letters and digits alternate, as they do in no word and no number. */
const isMixed = (word: string): boolean => (word.match(/[A-Za-z]+|\d+/g) ?? []).length >= 5

/** Paths, names of functions and dates are kept: a secret of 20 characters has digits amid its letters. */
const looksLikeWords = (word: string): boolean =>
  word.split(/[/_=+-]/).every((part) => part.length < 12 || /^[A-Za-z]+$/.test(part))

/** A link in the log's place is not written through. */
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
const MAX_BYTES = 1024 * 1024
