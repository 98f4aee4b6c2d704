import fc from 'fast-check'
import type { FieldName, FieldValue } from '../../../shared/customer.ts'
import { type Fate, FATES } from './fates.ts'
import { CUSTOMERS, type World } from './world.ts'

/** One step of a history. Plain data, so that a failing history can be shrunk and replayed. */
export type Act =
  | { readonly act: 'open'; readonly customer: number }
  | { readonly act: 'save'; readonly customer: number; readonly field: number; readonly what: What }
  | { readonly act: 'colleague'; readonly customer: number; readonly field: number; readonly what: What }
  | { readonly act: 'fates'; readonly fates: readonly Fate[] }
  | { readonly act: 'offline'; readonly isNoticed: boolean }
  | { readonly act: 'online' }
  | { readonly act: 'revoke' }
  | { readonly act: 'renew' }
  | { readonly act: 'wait'; readonly ms: number }
  | {
      readonly act: 'die'
      readonly steps: number
      readonly when: 'before' | 'after'
      readonly what: 'page' | 'main'
    }
  | { readonly act: 'discard'; readonly which: number; readonly isUndone: boolean }
  | { readonly act: 'resolve'; readonly which: number; readonly take: 'mine' | 'theirs' | 'other' }
  | { readonly act: 'resend'; readonly which: number; readonly isRepaired: boolean }
  | { readonly act: 'undo' }
  | { readonly act: 'try-now' }
  | { readonly act: 'set-clock'; readonly ms: number }
  /** The scenes that bugs hide in: something happens while a request is on its way. */
  | {
      readonly act: 'meanwhile'
      readonly customer: number
      readonly field: number
      readonly fate: Fate
      readonly then: readonly ('die-page' | 'die-main' | 'colleague' | 'save' | 'pull' | 'wait')[]
    }
  /** The app is gone, and one of the two copies with it. */
  | { readonly act: 'lose'; readonly copy: 'database' | 'journal' }

/** A value that occurs once, or the one that the store holds now, or the oldest one. */
type What = 'new' | 'as-in-store' | 'as-at-first' | 'as-others'

export const FIELDS_HERE: readonly FieldName[] = ['company', 'notes', 'store_credit']

const customer = fc.integer({ min: 1, max: CUSTOMERS })
const field = fc.nat({ max: FIELDS_HERE.length - 1 })
const which = fc.nat({ max: 7 })
const what = fc.oneof(
  { weight: 6, arbitrary: fc.constant<What>('new') },
  { weight: 1, arbitrary: fc.constantFrom<What>('as-in-store', 'as-at-first', 'as-others') },
)

export const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('open' as const), customer }) },
  { weight: 16, arbitrary: fc.record({ act: fc.constant('save' as const), customer, field, what }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('colleague' as const), customer, field, what }) },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('fates' as const),
      fates: fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('offline' as const), isNoticed: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('online' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('revoke' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('renew' as const) }) },
  {
    weight: 16,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 15, 35, 45, 75, 500, 3_100, 12_000, 31_000, 200_000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('die' as const),
      steps: fc.integer({ min: 1, max: 12 }),
      when: fc.constantFrom('before' as const, 'after' as const),
      what: fc.constantFrom('page' as const, 'main' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('discard' as const), which, isUndone: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('resolve' as const),
      which,
      take: fc.constantFrom('mine' as const, 'theirs' as const, 'other' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('resend' as const), which, isRepaired: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('try-now' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('set-clock' as const),
      ms: fc.constantFrom(-3_600_000, -20_000, 20_000, 3_600_000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('meanwhile' as const),
      customer,
      field,
      fate: fc.constantFrom(...FATES),
      then: fc.array(
        fc.constantFrom(
          'die-page' as const,
          'die-main' as const,
          'colleague' as const,
          'save' as const,
          'pull' as const,
          'wait' as const,
        ),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('lose' as const),
      copy: fc.constantFrom('database' as const, 'journal' as const),
    }),
  },
)

/** Values for one history: each new one is unlike all others. */
export function createValues(world: World) {
  let count = 0
  const fresh = (name: FieldName): FieldValue => {
    count += 1
    return name === 'store_credit' ? `${100_000 + count}.0000` : `u-${count}`
  }
  return {
    fresh,
    of(customerId: number, name: FieldName, what: What): FieldValue {
      const past = world.store.log.filter((one) => one.customerId === customerId && one.field === name)
      switch (what) {
        case 'new':
          return fresh(name)
        case 'as-in-store':
          return world.store.read(customerId, 0)[name]
        case 'as-at-first':
          return past[0]?.before ?? world.store.read(customerId, 0)[name]
        case 'as-others': {
          const wanted = [...world.disk.edits.values()].find((edit) => edit.customerId === customerId)
          return wanted?.patch[name] ?? fresh(name)
        }
      }
    },
  }
}
