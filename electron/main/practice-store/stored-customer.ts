import type { Address, Customer, FormField } from '../../../shared/customer.ts'

/** A customer as this store keeps it. Dates are whole seconds since 1970. */
export interface StoredCustomer extends Omit<Customer, 'form_fields'> {
  readonly form_fields: readonly StoredFormField[] | null
  /** Of a password that was set here; the password itself is kept nowhere. */
  readonly passwordHash?: string
}

export type StoredFormField = FormField

export interface StoredAddress extends Address {
  readonly customer_id: number
  readonly address_type: 'residential' | 'commercial'
  readonly form_fields: null
}

export interface StoredGroup {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
  readonly isForGuests: boolean
  /** `2023-07-17 06:30:41`, as groups alone write it. */
  readonly date: string
}
