import { computed, type ComputedRef } from 'vue'
import { displayName, type FieldName } from '../../../shared/customer.ts'
import type { CustomerRow, SortColumn } from '../../db/local-store.ts'
import { useFieldWords } from '../../texts/field-words.ts'
import { useFormats } from '../../texts/formats.ts'

/** What stands in a cell of the list. */
export function useCellWords(): ComputedRef<(row: CustomerRow, by: SortColumn) => string> {
  const words = useFieldWords()
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
