import type { ShownCustomer } from '../../../shared/edit.ts'

/** What the form shows. While the next customer is being read, the last one stays. */
export type FormState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: number }
  | { readonly kind: 'open'; readonly id: number; readonly customer: ShownCustomer }
  /** The customer is not on this computer. */
  | { readonly kind: 'missing'; readonly id: number }
  /** The store no longer has the customer, whose last state is known. */
  | { readonly kind: 'deleted'; readonly id: number; readonly customer: ShownCustomer }
  | { readonly kind: 'failed'; readonly id: number }

export const idOf = (state: FormState): number | null => (state.kind === 'none' ? null : state.id)

export const customerOf = (state: FormState): ShownCustomer | null =>
  state.kind === 'open' || state.kind === 'deleted' ? state.customer : null
