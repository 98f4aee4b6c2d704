import { describe, expect, it } from 'vitest'
import { toColumns, toCustomers } from '../../../../../renderer/storage/confirmed/customer-columns.ts'
import { FIELD_NAMES } from '../../../../../shared/customer.ts'
import { aCustomer } from '../../../../support/builders/customer.ts'

describe('customers in columns', () => {
  it('keep their order on the disk, with neighbours that resemble each other', () => {
    expect(Object.keys(toColumns([]))).toEqual([
      'id',
      'first_name',
      'last_name',
      'email',
      'company',
      'phone',
      'store_credit',
      'registration_ip_address',
      'customer_group_id',
      'notes',
      'tax_exempt_category',
      'reset_pass_on_login',
      'accepts_marketing',
      'form_fields',
      'date_created',
      'date_modified',
    ])
  })

  it('hold every field that can be edited', () => {
    expect(Object.keys(toColumns([]))).toEqual(expect.arrayContaining([...FIELD_NAMES]))
  })

  it('come back as they were', () => {
    const customers = [aCustomer({ id: 1 }), aCustomer({ id: 2, notes: 'two', reset_pass_on_login: true })]
    expect(toCustomers(toColumns(customers))).toEqual(customers)
  })

  it('leave a field empty whose stored value has the wrong type, and keep every customer', () => {
    const odd = {
      ...toColumns([aCustomer({ id: 1 }), aCustomer({ id: 2, phone: '2' })]),
      first_name: [null, 'Two'],
      phone: [[], '2'],
      store_credit: [12, '2.0000'],
      customer_group_id: ['vip', 2],
      reset_pass_on_login: ['yes', true],
      form_fields: [[null], []],
      notes: 'none',
    } as unknown as Parameters<typeof toCustomers>[0]
    expect(toCustomers(odd)).toMatchObject([
      { id: 1, first_name: '', phone: '', store_credit: '0.0000', customer_group_id: 0, form_fields: [] },
      { id: 2, first_name: 'Two', phone: '2', store_credit: '2.0000', customer_group_id: 2 },
    ])
    expect(toCustomers({ id: 5 } as never)).toEqual([])
  })

  it('know nothing of a field that an older version did not store', () => {
    const { phone: _, ...columns } = toColumns([aCustomer({ phone: '1' })])
    expect(toCustomers(columns)).toEqual([aCustomer({ phone: '' })])
  })
})
