import { describe, expect, test } from 'vitest'
import { readTyped, typedOf } from '../../../../../renderer/domain/fields/typed-value.ts'

describe('typed values', () => {
  const german = { decimal: ',', group: '.', decimals: 2, signs: ['€', 'EUR'] }

  test('an amount is shown as people of the language write it, and read back as the store does', () => {
    expect(typedOf('store_credit', '1234.5000', german)).toBe('1234,50')
    expect(typedOf('store_credit', '0.1250', german)).toBe('0,125')
    expect(typedOf('store_credit', '7.0000', { ...german, decimals: 0 })).toBe('7')
    expect(readTyped('store_credit', '1.234,50 €', german)).toEqual({ kind: 'value', value: '1234.5000' })
    expect(readTyped('store_credit', 'viel', german)).toMatchObject({ problem: { kind: 'not-an-amount' } })
  })

  test('other fields are taken as they are, within the limits of the API', () => {
    expect(readTyped('phone', '030', german)).toEqual({ kind: 'value', value: '030' })
    expect(readTyped('first_name', ' ', german)).toMatchObject({ problem: { kind: 'required' } })
    expect(readTyped('reset_pass_on_login', true, german)).toEqual({ kind: 'value', value: true })
  })
})
