import { computed, type ComputedRef } from 'vue'
import { useSession } from '../session.ts'
import { useFormats } from '../../i18n/formats.ts'
import { amountStyleOf, type InputStyle } from '../../domain/form/inputs.ts'

/** How the person writes amounts of the store that is open. */
export function useInputStyle(): ComputedRef<InputStyle> {
  const formats = useFormats()
  const session = useSession()

  return computed(() => {
    const store = session.profile ?? { currency: '', currencySymbol: '', decimals: 2 }
    const bare = { currency: '', currencySymbol: '', decimals: store.decimals }
    return {
      amount: amountStyleOf(formats.value.number(1_234_567.5), store),
      amountText: (value) => formats.value.money(value, bare),
    }
  })
}
