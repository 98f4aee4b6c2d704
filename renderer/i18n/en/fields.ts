import type { PatchField } from '../../../shared/customer.ts'

/** What people call a field. */
export const fields = {
  names: {
    first_name: 'First name',
    last_name: 'Last name',
    email: 'Email',
    company: 'Company',
    phone: 'Phone',
    store_credit: 'Store credit',
    customer_group_id: 'Customer group',
    tax_exempt_category: 'Tax-exempt category',
    registration_ip_address: 'Registration IP address',
    notes: 'Notes',
    reset_pass_on_login: 'Must change password at next login',
    password: 'Password',
    force_reset: 'Force a password reset',
  } satisfies Record<PatchField, string> as Record<PatchField, string>,
  yes: 'Yes',
  no: 'No',
  empty: 'empty',
  noGroup: 'No group',
  /** A group that is not in the list of groups. */
  groupNumber: (id: number) => `Group ${id}`,
  newPassword: 'new password',
  pasteCleaned: (field: string) =>
    `${field}: hidden characters and anything else that doesn’t belong here were removed.`,
}
