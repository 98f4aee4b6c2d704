import { computed, type ComputedRef } from 'vue'
import { FIELDS, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import { useCustomerGroups } from '../customer-groups.ts'
import { useSession } from '../session.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'

export type FieldTexts = (field: FieldName, value: FieldValue | undefined) => string

/** The value of a field as people read it: a group by its name, a credit as money. `''` where it is empty. */
export function useFieldTexts(): ComputedRef<FieldTexts> {
  const t = useTexts()
  const formats = useFormats()
  const groups = useCustomerGroups()
  const session = useSession()

  return computed(() => (field, value) => {
    if (value === undefined) return ''
    switch (FIELDS[field].kind) {
      case 'group':
        return value === 0
          ? t.value.fields.noGroup
          : (groups.names.get(value as number) ?? t.value.fields.groupNumber(value as number))
      case 'flag':
        return value ? t.value.fields.yes : t.value.fields.no
      case 'money':
        return formats.value.money(value as string, session.profile ?? NO_CURRENCY)
      case 'text':
      case 'email':
        return value as string
    }
  })
}

const NO_CURRENCY = { currency: '', currencySymbol: '', decimals: 2 }
