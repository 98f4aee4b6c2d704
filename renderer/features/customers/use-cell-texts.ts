import { computed, type ComputedRef } from 'vue'
import { displayName, type FieldName } from '../../../shared/customer.ts'
import type { CustomerRow, SortColumn } from '../../domain/customers/customer-query.ts'
import { useFieldTexts } from '../../workspace/fields/use-field-texts.ts'
import { useFormats } from '../../i18n/formats.ts'

/** The text of a cell of the list. */
export function useCellTexts(): ComputedRef<(row: CustomerRow, by: SortColumn) => string> {
  const words = useFieldTexts()
  const formats = useFormats()

  return computed(() => (row, by) => {
    switch (by) {
      case 'name':
        return displayName(row)
      case 'store_credit':
        return /[1-9]/.test(row.store_credit) ? words.value(by, row.store_credit) : ''
      case 'customer_group_id':
        return row.customer_group_id === 0 ? '' : words.value(by, row.customer_group_id)
      case 'date_created':
      case 'date_modified':
        return Number.isFinite(row[by]) ? formats.value.date(row[by]) : ''
      case 'id':
        return String(row.id)
      case 'company':
      case 'email':
      case 'phone':
        return row[by]
    }
  })
}

/** Whether a cell shows a value that the store does not have yet. */
export function isPendingCell({ pending }: CustomerRow, by: SortColumn): boolean {
  const fields: readonly FieldName[] =
    by === 'name'
      ? ['first_name', 'last_name']
      : by === 'id' || by.startsWith('date')
        ? []
        : [by as FieldName]
  return fields.some((field) => pending.includes(field))
}
