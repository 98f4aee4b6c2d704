import { computed, type ComputedRef } from 'vue'
import type { CustomerFilters } from '../../domain/customers/customer-query.ts'
import { useFieldTexts } from '../../workspace/fields/use-field-texts.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import type { FilterName } from '../../domain/customers/filters.ts'

/** A filter that is set, in words: "Group: Wholesale". */
export function useFilterTexts(): ComputedRef<(name: FilterName, filters: CustomerFilters) => string> {
  const t = useTexts()
  const formats = useFormats()
  const words = useFieldTexts()

  return computed(() => {
    const { customers, states } = t.value
    function days(from: number | undefined, to: number | undefined): string {
      if (from === undefined) return to === undefined ? '' : customers.until(formats.value.date(to))
      const first = formats.value.date(from)
      return to === undefined ? customers.since(first) : customers.between(first, formats.value.date(to))
    }
    return (name, filters) => {
      switch (name) {
        case 'state':
          return filters.state ? states.row[filters.state] : ''
        case 'group':
          return customers.chip(customers.filterGroup, words.value('customer_group_id', filters.group))
        case 'hasCredit':
          return customers.filterCredit
        case 'created':
          return customers.chip(customers.filterCreated, days(filters.createdFrom, filters.createdTo))
        case 'modified':
          return customers.chip(customers.filterModified, days(filters.modifiedFrom, filters.modifiedTo))
      }
    }
  })
}
