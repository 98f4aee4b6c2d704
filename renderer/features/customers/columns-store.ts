import { defineStore } from 'pinia'
import {
  type Column,
  columnsSchema,
  FIRST_COLUMNS,
  resized,
  toggled,
} from '../../domain/customers/columns.ts'
import type { SortColumn } from '../../domain/customers/customer-query.ts'
import { usePersisted } from '../../workspace/use-persisted.ts'

/** Which columns the list of customers has, and how wide they are. */
export const useColumns = defineStore('columns', () => {
  const columns = usePersisted('customers.columns', columnsSchema, [...FIRST_COLUMNS])
  const become = (now: readonly Column[]): void => void (columns.value = now.map((column) => ({ ...column })))
  if (!columns.value.some(({ by }) => by === 'name')) become(FIRST_COLUMNS)

  return {
    columns,
    toggle: (by: SortColumn) => become(toggled(columns.value, by)),
    resize: (by: SortColumn, width: number) => become(resized(columns.value, by, width)),
    reset: () => become(FIRST_COLUMNS),
  }
})
