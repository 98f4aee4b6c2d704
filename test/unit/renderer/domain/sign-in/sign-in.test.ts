import { describe, expect, it } from 'vitest'
import { passphraseFault, strengthOf } from '../../../../../renderer/domain/sign-in/passphrase.ts'
import { problemPlace } from '../../../../../renderer/domain/sign-in/problem-place.ts'

describe('the place of a problem of signing in', () => {
  it('is the input that is to be mended', () => {
    expect(problemPlace('hash-invalid', 'connect')).toBe('hash')
    expect(problemPlace('store-not-found', 'connect')).toBe('hash')
    expect(problemPlace('token-rejected', 'connect')).toBe('token')
    expect(problemPlace('no-permission', 'connect')).toBe('token')
  })

  it('is the file where both came from one', () => {
    for (const code of [
      'store-not-found',
      'token-rejected',
      'no-permission',
      'credentials-invalid',
    ] as const) {
      expect(problemPlace(code, 'file')).toBe('file')
    }
  })

  it('is the passphrase, however one signs in', () => {
    for (const way of ['connect', 'file', 'practice', 'resume'] as const) {
      expect(problemPlace('passphrase-wrong', way)).toBe('passphrase')
    }
  })

  it('is the choice of where to keep the token when the keychain fails, but not for a token that is in it', () => {
    expect(problemPlace('vault-unavailable', 'connect')).toBe('keep')
    expect(problemPlace('vault-unavailable', 'practice')).toBe('keep')
    expect(problemPlace('vault-unavailable', 'resume')).toBe('resume')
  })

  it('is the token for a known store whose token is gone', () => {
    expect(problemPlace('not-signed-in', 'resume')).toBe('token')
  })

  it('is beside the button that was pressed for all else', () => {
    for (const way of ['connect', 'file', 'practice', 'resume'] as const) {
      expect(problemPlace('unreachable', way)).toBe(way)
      expect(problemPlace('disk-full', way)).toBe(way)
    }
  })
})

describe('a new passphrase', () => {
  it('is typed twice, and not too short', () => {
    expect(passphraseFault('', '')).toBe('needed')
    expect(passphraseFault('seven77', 'seven77')).toBe('short')
    expect(passphraseFault('correct horse', 'correct house')).toBe('differs')
    expect(passphraseFault('correct horse', 'correct horse')).toBeNull()
  })

  it('is counted in characters, not in bytes', () => {
    expect(passphraseFault('🐎🐎🐎🐎', '🐎🐎🐎🐎')).toBe('short')
    expect(passphraseFault('пароль-мой', 'пароль-мой')).toBeNull()
  })
})

describe('the strength of a passphrase', () => {
  it.each([
    ['password', 'weak'],
    ['aaaaaaaaaaaaaaaaaa', 'weak'],
    ['12345678901234', 'weak'],
    ['Tr0ub4dor&3', 'fair'],
    ['correct horse battery staple', 'strong'],
    ['q7#Lw!9vZp2&Xk', 'strong'],
  ])('of %s is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength)
  })
})
