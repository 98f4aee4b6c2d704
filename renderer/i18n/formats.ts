import { computed, type ComputedRef } from 'vue'
import type { StoreProfile } from '../../shared/session.ts'
import { language, systemTags } from './language.ts'

/** Numbers, money and times as people of the chosen language write them, in the time zone of the machine. */
export interface Formats {
  number(value: number): string
  /** Part of a whole, 0 to 1. */
  percent(part: number): string
  /** A decimal text such as `"12.5000"`, in the store's currency. */
  money(amount: string, store: Pick<StoreProfile, 'currency' | 'currencySymbol' | 'decimals'>): string
  /** All times are ms since 1970; of some dates the store knows nothing, which is 0. */
  date(time: number): string
  dateTime(time: number): string
  clock(time: number): string
  /** "12 seconds ago", "in 3 minutes". */
  ago(time: number, now: number): string
  /** "2 min 5 s": a span in milliseconds. */
  span(ms: number): string
  list(words: readonly string[]): string
  compare(a: string, b: string): number
}

export const useFormats = (): ComputedRef<Formats> => current

const current = computed(() => formatsFor(localeFor(language.value)))

/** The system's own variant of the language, so that an Austrian reads Austrian dates. */
function localeFor(chosen: string): string {
  return systemTags().find((tag) => tag.slice(0, 2).toLowerCase() === chosen) ?? chosen
}

export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale, { numeric: true })
  const unit = (name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' })
  const [hours, minutes, seconds] = [unit('hour'), unit('minute'), unit('second')]

  return {
    number: (value) => number.format(value),
    percent: (part) => percent.format(part),
    money: (amount, store) => moneyText(locale, amount, store),
    date: (time) => (time === UNKNOWN_TIME ? '–' : date.format(time)),
    dateTime: (time) => (time === UNKNOWN_TIME ? '–' : dateTime.format(time)),
    clock: (time) => clock.format(time),
    ago(time, now) {
      const [count, name] = biggestUnit(time, now)
      return relative.format(count, name)
    },
    span(ms) {
      const total = Math.max(0, Math.round(ms / 1000))
      if (total < 60) return seconds.format(total)
      if (total < 3600) return `${minutes.format(Math.floor(total / 60))} ${seconds.format(total % 60)}`
      return `${hours.format(Math.floor(total / 3600))} ${minutes.format(Math.floor((total % 3600) / 60))}`
    },
    list: (words) => list.format(words),
    compare: (a, b) => collator.compare(a, b),
  }
}

function moneyText(
  locale: string,
  amount: string,
  { currency, currencySymbol, decimals }: Pick<StoreProfile, 'currency' | 'currencySymbol' | 'decimals'>,
): string {
  // As many places as the store uses, but never fewer than the amount has.
  const places = Math.max(decimals, /\.(\d*?)0*$/.exec(amount)?.[1]?.length ?? 0)
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: Math.min(places, 20) }
  // Intl takes decimal text without going through a float.
  const exact = amount as unknown as number
  try {
    if (/^[A-Z]{3}$/.test(currency)) {
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(exact)
    }
  } catch {
    // A currency that this system does not know is written as the store writes it.
  }
  const text = new Intl.NumberFormat(locale, digits).format(exact)
  return currencySymbol ? `${text} ${currencySymbol}` : text
}

function biggestUnit(time: number, now: number): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = Math.round((time - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return [seconds, 'second']
  if (size < 3600) return [Math.trunc(seconds / 60), 'minute']
  if (size < 86_400) return [Math.trunc(seconds / 3600), 'hour']
  return [daysBetween(now, time), 'day']
}

/** By the calendar, as people count: "yesterday" is the day before today. */
function daysBetween(from: number, to: number): number {
  const [a, b] = [from, to].map((time) => {
    const day = new Date(time)
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
  }) as [number, number]
  return (b - a) / 86_400_000
}

const UNKNOWN_TIME = 0
