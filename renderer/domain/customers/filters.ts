import * as v from 'valibot'
import type { CustomerFilters } from './customer-query.ts'

/** The filters that are set, in the order in which they are shown. */
export const FILTER_NAMES = ['state', 'group', 'hasCredit', 'created', 'modified'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export function filtersSet(filters: CustomerFilters): readonly FilterName[] {
  return FILTER_NAMES.filter((name) => KEYS[name].some((key) => filters[key] !== undefined))
}

export function withoutFilter(filters: CustomerFilters, name: FilterName): CustomerFilters {
  const gone: readonly string[] = KEYS[name]
  return Object.fromEntries(Object.entries(filters).filter(([key]) => !gone.includes(key)))
}

/** The same filters with one changed; `undefined` removes it. */
export function withFilter<K extends keyof CustomerFilters>(
  filters: CustomerFilters,
  key: K,
  value: CustomerFilters[K] | undefined,
): CustomerFilters {
  const { [key]: _before, ...rest } = filters
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** A year is typed digit by digit: on its way to 2026 a date input reports the years 2, 20 and 202. */
export const isYearHalf = (day: string): boolean => /^0\d{3}-/.test(day)

/** The first moment of a day that was typed as `2026-11-24`, in the person's time zone, in ms since 1970. */
export function dayStart(day: string): number | undefined {
  const [year, month, date] = parts(day)
  return year === undefined ? undefined : new Date(year, (month ?? 1) - 1, date).getTime()
}

/** The last millisecond of a day; days are not always 24 hours long. */
export function dayEnd(day: string): number | undefined {
  const [year, month, date] = parts(day)
  return year === undefined ? undefined : new Date(year, (month ?? 1) - 1, (date ?? 1) + 1).getTime() - 1
}

/** The day of a time, as an input of dates wants it. */
export function dayOf(time: number | undefined): string {
  if (time === undefined) return ''
  const day = new Date(time)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

const parts = (day: string): readonly number[] =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.split('-').map(Number) : []

const KEYS = {
  state: ['state'],
  group: ['group'],
  hasCredit: ['hasCredit'],
  created: ['createdFrom', 'createdTo'],
  modified: ['modifiedFrom', 'modifiedTo'],
} as const satisfies Record<FilterName, readonly (keyof CustomerFilters)[]>

const time = v.exactOptional(v.number())
/** The part of the filters that is remembered from one start to the next. */
export const filtersSchema = v.object({
  group: v.exactOptional(v.number()),
  state: v.exactOptional(v.picklist(['waiting', 'refused', 'conflict'])),
  hasCredit: v.exactOptional(v.boolean()),
  createdFrom: time,
  createdTo: time,
  modifiedFrom: time,
  modifiedTo: time,
})
