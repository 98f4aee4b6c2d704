import { describe, expect, test } from 'vitest'
import { parseInput, inputValueOf } from '../../../../../renderer/domain/fields/input-value.ts'

describe('typed values', () => {
  const german = { decimal: ',', group: '.', decimals: 2, signs: ['€', 'EUR'] }

  test('an amount is shown as people of the language write it, and read back as the store does', () => {
    expect(inputValueOf('store_credit', '1234.5000', german)).toBe('1234,50')
    expect(inputValueOf('store_credit', '0.1250', german)).toBe('0,125')
    expect(inputValueOf('store_credit', '7.0000', { ...german, decimals: 0 })).toBe('7')
    expect(parseInput('store_credit', '1.234,50 €', german)).toEqual({ kind: 'value', value: '1234.5000' })
    expect(parseInput('store_credit', 'viel', german)).toMatchObject({ problem: { kind: 'not-an-amount' } })
  })

  test('other fields are taken as they are, within the limits of the API', () => {
    expect(parseInput('phone', '030', german)).toEqual({ kind: 'value', value: '030' })
    expect(parseInput('first_name', ' ', german)).toMatchObject({ problem: { kind: 'required' } })
    expect(parseInput('reset_pass_on_login', true, german)).toEqual({ kind: 'value', value: true })
  })
})
