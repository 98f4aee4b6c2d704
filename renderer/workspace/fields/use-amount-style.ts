import { computed, type ComputedRef } from 'vue'
import type { AmountStyle } from '../../../shared/validate.ts'
import { useInputStyle } from './use-amount-format.ts'

/** How amounts are typed: with the signs of the language and of the store. */
export function useAmountStyle(): ComputedRef<AmountStyle> {
  const style = useInputStyle()
  return computed(() => style.value.amount)
}
