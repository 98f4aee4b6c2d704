import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** A password as it is kept: salted and hashed, so that its text is in no file. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64')}:${digest(password, salt).toString('base64')}`
}

export function isPassword(password: string, hash: string): boolean {
  const [salt = '', kept = ''] = hash.split(':')
  return timingSafeEqual(digest(password, Buffer.from(salt, 'base64')), Buffer.from(kept, 'base64'))
}

// Cheap on purpose: these passwords open nothing.
const digest = (password: string, salt: Buffer): Buffer => scryptSync(password, salt, 32, { N: 1024 })

/** What a store asks of a password, or `null` where it is good enough. */
export function passwordTrouble(password: string, rule: 'default' | 'strict'): string | null {
  const has = (pattern: RegExp): boolean => pattern.test(password)
  switch (rule) {
    case 'default':
      return password.length >= 7 && has(/\p{L}/u) && has(/\d/)
        ? null
        : 'Passwords must be at least 7 characters and contain both alphabetic and numeric characters.'
    case 'strict':
      return password.length >= 12 && has(/\p{Lu}/u) && has(/\p{Ll}/u) && has(/\d/) && has(/[^\p{L}\d\s]/u)
        ? null
        : 'Passwords must be at least 12 characters and contain upper and lower case letters, a number and a symbol.'
  }
}
