/** A customer as this store keeps it, in V2's words. Dates are whole seconds since 1970. */
export interface StoredCustomer {
  readonly id: number
  readonly company: string
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly phone: string
  readonly form_fields: readonly StoredFormField[] | null
  readonly date_created: number
  readonly date_modified: number
  /** Decimal text with four places. */
  readonly store_credit: string
  readonly registration_ip_address: string
  readonly customer_group_id: number
  readonly notes: string
  readonly tax_exempt_category: string
  readonly reset_pass_on_login: boolean
  readonly accepts_marketing: boolean
  /** Of a password that was set here; the password itself is kept nowhere. */
  readonly passwordHash?: string
}

export interface StoredFormField {
  readonly name: string
  readonly value: string | null
}

export interface StoredAddress {
  readonly id: number
  readonly customer_id: number
  readonly first_name: string
  readonly last_name: string
  readonly company: string
  readonly street_1: string
  readonly street_2: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly country: string
  readonly country_iso2: string
  readonly phone: string
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
