import { computed, type ComputedRef } from 'vue'
import type { AmountStyle } from '../../../shared/validate.ts'
import { useSession } from '../../stores/session.ts'
import { useFormats } from '../../texts/formats.ts'

/** How amounts are typed: with the signs of the language and of the store. */
export function useAmountStyle(): ComputedRef<AmountStyle> {
  const formats = useFormats()
  const session = useSession()
  return computed(() => {
    // As the language writes a number that has both signs.
    const [, group = '', decimal = '.'] =
      /^\D*\d{1,3}(\D?)\d{3}\D?\d{3}(\D)5/.exec(formats.value.number(1_234_567.5)) ?? []
    const { decimals, currency, currencySymbol } = session.profile ?? {
      decimals: 2,
      currency: '',
      currencySymbol: '',
    }
    return { decimal, group, decimals, signs: [currencySymbol, currency] }
  })
}
