import { anEdit } from '../../../../support/builders/edit.ts'
import { describe, expect, it } from 'vitest'
import { interferenceWith } from '../../../../../renderer/domain/practice/simulated-colleague.ts'
import { advance } from '../../../../../renderer/domain/practice/first-steps.ts'
import { bytesText } from '../../../../../renderer/i18n/bytes.ts'
import type { Base, Patch } from '../../../../../shared/customer.ts'
import type { Edit, EditState } from '../../../../../shared/edit.ts'

const edit = (patch: Patch, base: Base, state?: EditState): Edit =>
  anEdit(patch, state, { base, customerId: 7 })

describe('a colleague in the practice store', () => {
  it('changes the same field to a value that is neither the old nor the new one', () => {
    for (const mine of ['+44 20 7946 0958', '+44 20 7946 0123', '1']) {
      const found = interferenceWith([edit({ phone: mine }, { phone: '' })])
      expect(found).toMatchObject({ customerId: 7, field: 'phone', label: 'Ada Byron' })
      expect(['', mine]).not.toContain(found?.values.phone)
    }
  })

  it('writes an amount as the store does', () => {
    expect(
      interferenceWith([edit({ store_credit: '17.5000' }, { store_credit: '10.0000' })])?.values,
    ).toEqual({
      store_credit: '19.0000',
    })
    expect(interferenceWith([edit({ store_credit: '5.0000' }, { store_credit: '10.0000' })])?.values).toEqual(
      {
        store_credit: '17.5000',
      },
    )
  })

  it('passes over what may have been sent, and fields with only two values', () => {
    const sending = edit({ phone: '1' }, { phone: '' }, { kind: 'sending', attemptId: 'a', since: 0 })
    const flag = edit({ reset_pass_on_login: true }, { reset_pass_on_login: false })
    expect(interferenceWith([sending, flag])).toBeNull()
    expect(interferenceWith([sending, flag, edit({ notes: 'x' }, { notes: '' })])?.field).toBe('notes')
    expect(interferenceWith([])).toBeNull()
  })
})

describe('the first steps', () => {
  it('go on as each is done, and never back', () => {
    expect(advance('offline', { isOffline: false, waiting: 0 })).toBe('offline')
    expect(advance('offline', { isOffline: true, waiting: 0 })).toBe('save')
    expect(advance('offline', { isOffline: true, waiting: 1 })).toBe('back')
    expect(advance('save', { isOffline: true, waiting: 0 })).toBe('save')
    expect(advance('save', { isOffline: true, waiting: 1 })).toBe('back')
    expect(advance('back', { isOffline: true, waiting: 1 })).toBe('back')
    expect(advance('back', { isOffline: false, waiting: 1 })).toBe('back')
    expect(advance('back', { isOffline: false, waiting: 0 })).toBe('finished')
    expect(advance('finished', { isOffline: true, waiting: 1 })).toBe('finished')
  })
})

describe('an amount of data', () => {
  it('is written in the unit that fits', () => {
    expect(bytesText(0, 'en')).toBe('0 bytes')
    expect(bytesText(284_000, 'en')).toBe('284 kB')
    expect(bytesText(23_400_000, 'de')).toBe('23,4 MB')
    expect(bytesText(10_700_000_000, 'en')).toBe('10.7 GB')
  })
})
