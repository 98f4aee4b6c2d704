import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hashPassword,
  isPassword,
  passwordTrouble,
} from '../../../../../electron/main/practice-store/password.ts'
import { readCredit } from '../../../../../electron/main/practice-store/v2/credit.ts'
import { readDate, rfc2822 } from '../../../../../electron/main/practice-store/v2/dates.ts'
import { creditText } from '../../../../../shared/field-value.ts'

const seed = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }

describe('dates', () => {
  it('are written as RFC 2822 in GMT', () => {
    expect(rfc2822(1_714_980_850)).toBe('Mon, 06 May 2024 07:34:10 +0000')
    expect(rfc2822(0)).toBe('Thu, 01 Jan 1970 00:00:00 +0000')
  })

  it('are read back as they were written', () => {
    const moment = fc.integer({ min: 0, max: 4_102_444_800 })
    fc.assert(
      fc.property(moment, (seconds) => {
        expect(readDate(rfc2822(seconds))).toBe(seconds)
        expect(readDate(new Date(seconds * 1000).toISOString())).toBe(seconds)
      }),
      seed,
    )
  })

  it.each([
    ['2024-05-06T07:34:10Z', 0],
    ['2024-05-06T07:34:10.999Z', 0],
    ['2024-05-06T09:34:10+02:00', 0],
    ['2024-05-06T02:04:10-0530', 0],
    ['2024-05-06 07:34:10Z', 0],
    ['2024-05-06T07:34Z', -10],
    ['6 May 2024 07:34:10 GMT', 0],
    ['Mon, 06 May 2024 07:34 UT', -10],
    ['Mon, 06 May 2024 09:34:10 +0200', 0],
  ])('%s is understood', (text, seconds) => {
    expect(readDate(text)).toBe(1_714_980_850 + seconds)
  })

  it.each([
    '',
    '2024-05-06',
    '2024-05-06T07:34:10',
    '2024-05-06T07:34:10 02:00',
    '2024-13-06T07:34:10Z',
    '2023-02-29T07:34:10Z',
    '2024-05-06T24:00:00Z',
    '2024-05-06T07:60:00Z',
    '2024-05-06T07:34:61Z',
    '2024-05-06T07:34:10+24:00',
    '2024-05-06T07:34:10+01:60',
    'Mon, 32 May 2024 07:34:10 GMT',
    'Mon, 06 Foo 2024 07:34:10 GMT',
    'Mon, 06 May 2024 07:34:10',
    '1714980850',
    'now',
  ])('"%s" is not', (text) => {
    expect(readDate(text)).toBeNull()
  })
})

describe('credits', () => {
  it('of any plain decimal are rounded as the client rounds them', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.stringMatching(/^\d{0,8}$/))
      .map(([whole, fraction]) => (fraction ? `${whole}.${fraction}` : `${whole}`))
    fc.assert(
      fc.property(decimal, (text) => {
        expect(readCredit(text, 'nearest')).toBe(creditText(text))
      }),
      seed,
    )
  })

  it('rounded down never grow', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,6}\.\d{5,8}$/), (text) => {
        const down = readCredit(text, 'down')
        expect(down).toBe(`${BigInt(text.split('.')[0] ?? '')}.${(text.split('.')[1] ?? '').slice(0, 4)}`)
      }),
      seed,
    )
  })

  it.each([-0.00001, '-0', '-0.00004'])('%j is nothing', (value) => {
    expect(readCredit(value, 'nearest')).toBe('0.0000')
  })

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e16,
    -1,
    '-0.5',
    '',
    '.',
    '-',
    '+-1',
    ' 1',
    '0x10',
    null,
    undefined,
    true,
  ])('%j is none', (value) => {
    expect(readCredit(value, 'nearest')).toBeNull()
  })
})

describe('passwords', () => {
  it('are recognised by their hash, which reveals nothing', () => {
    const hash = hashPassword('correct-horse-1')
    expect(hash).not.toContain('correct')
    expect(isPassword('correct-horse-1', hash)).toBe(true)
    expect(isPassword('correct-horse-2', hash)).toBe(false)
    expect(hashPassword('correct-horse-1')).not.toBe(hash)
  })

  it.each([
    ['abcdef1', null, false],
    ['пароль7', null, false],
    ['abcde1', '7 characters', false],
    ['abcdefg', '7 characters', false],
    ['1234567', '7 characters', false],
    ['Correct-Horse1', null, true],
  ])('"%s" against the usual rule: %s', (password, trouble, isStrong) => {
    const found = passwordTrouble(password, 'default')
    if (trouble === null) expect(found).toBeNull()
    else expect(found).toContain(trouble)
    expect(passwordTrouble(password, 'strict') === null).toBe(isStrong)
  })
})
