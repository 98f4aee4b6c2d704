import type { ShownCustomer } from '../../../shared/edit.ts'

/** What the form is about. While the next customer is being read, the last one stays. */
export type FormState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: number }
  | { readonly kind: 'open'; readonly id: number; readonly customer: ShownCustomer }
  /** Not on this machine. */
  | { readonly kind: 'missing'; readonly id: number }
  /** It was here, and the store has it no longer. */
  | { readonly kind: 'deleted'; readonly id: number; readonly customer: ShownCustomer }
  | { readonly kind: 'failed'; readonly id: number }

export const idOf = (state: FormState): number | null => (state.kind === 'none' ? null : state.id)

export const customerOf = (state: FormState): ShownCustomer | null =>
  state.kind === 'open' || state.kind === 'deleted' ? state.customer : null
