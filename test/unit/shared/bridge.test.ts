import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { memorySecrets } from '../../../electron/main/workspace/secrets.ts'
import { storeKeys } from '../../../electron/main/workspace/store-keys.ts'
import { channels } from '../../../shared/bridge.ts'
import { LONGEST_PASSWORD } from '../../../shared/validate.ts'

/** The parts of a valibot schema that say how large a value may be. */
interface SchemaParts {
  readonly type?: string
  readonly requirement?: unknown
  readonly pipe?: readonly SchemaParts[]
  readonly entries?: Readonly<Record<string, SchemaParts>>
  readonly wrapped?: SchemaParts
  readonly item?: SchemaParts
}

const calls = Object.entries(channels).flatMap(([group, methods]) =>
  Object.entries(methods).map(([method, { args }]) => [`${group}.${method}`, args] as const),
)

/** Paths of texts, lists and numbers of any size. */
function unbounded(schema: SchemaParts, path: string): string[] {
  const steps = schema.pipe ?? [schema]
  const inner = [
    ...Object.entries(schema.entries ?? {}).flatMap(([key, one]) => unbounded(one, `${path}.${key}`)),
    ...(schema.wrapped ? unbounded(schema.wrapped, path) : []),
    ...(schema.item ? unbounded(schema.item, `${path}[]`) : []),
  ]
  const has = (type: string): boolean => steps.some((step) => step.type === type)
  const isBounded =
    schema.type === 'string'
      ? has('max_length') || steps.some(isBoundedPattern)
      : schema.type === 'array'
        ? has('max_length')
        : schema.type === 'number'
          ? has('safe_integer') || has('max_value')
          : true
  return isBounded ? inner : [path, ...inner]
}

const isBoundedPattern = ({ type, requirement }: SchemaParts): boolean =>
  type === 'regex' && requirement instanceof RegExp && /\{\d+,\d+\}\$$/.test(requirement.source)

describe('the arguments of a call', () => {
  it.each(calls)('%s bound every text, list and number', (name, args) => {
    expect(unbounded(args, name)).toEqual([])
  })

  it('refuse what they do not know', () => {
    for (const [, args] of calls) expect(v.is(args, { more: 1 })).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then'])(
    'let no value through that is named like one that every object has: %s',
    (name) => {
      for (const [call, args] of calls) {
        const entries = Object.keys((args as SchemaParts).entries ?? {})
        const given = JSON.parse(`{"${name}":{"isAdmin":true}}`) as object
        const read = v.safeParse(args, given)
        expect(read.success ? Object.keys(read.output) : [], call).toEqual([])
        if (read.success) expect(Object.getPrototypeOf(read.output), call).toBe(Object.prototype)
        if (entries.length > 0 && name === 'then') expect(read.success, call).toBe(false)
      }
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    },
  )

  it('are refused where they contain themselves, and where a list is longer than any page’s', () => {
    const circle: Record<string, unknown> = { storeHash: 'abc123' }
    circle['entries'] = [circle]
    const ids: unknown[] = []
    ids.push(ids)
    for (const [, args] of calls) {
      expect(v.is(args, circle)).toBe(false)
      expect(v.is(args, { attemptIds: ids })).toBe(false)
    }
    const many = (length: number) => Array.from({ length }, () => '')
    expect(v.is(channels.journal.append.args, { storeHash: 'abc123', entries: many(10_001) })).toBe(false)
    expect(v.is(channels.journal.compact.args, { storeHash: 'abc123', entries: many(1_000_001) })).toBe(false)
    expect(v.is(channels.delivery.recall.args, { attemptIds: many(1001).map(() => 'a') })).toBe(false)
  })

  it('take a journal entry of 1 MiB, and none that is longer', () => {
    const entries = (length: number) => ({ storeHash: 'abc123', entries: ['x'.repeat(length)] })
    for (const { args } of [channels.journal.append, channels.journal.compact]) {
      expect(v.is(args, entries(1024 * 1024))).toBe(true)
      expect(v.is(args, entries(1024 * 1024 + 1))).toBe(false)
    }
  })

  it.each(['x', '文', '😀', 'ä'])('take the sealed form of the longest password of %j', async (letter) => {
    const password = letter.repeat(LONGEST_PASSWORD / letter.length)
    expect(v.is(channels.vault.sealPassword.args, { storeHash: 'abc123', customerId: 1, password })).toBe(
      true,
    )
    const sealed = await storeKeys(memorySecrets(), 'abc123').sealPassword(1, password)
    const attempt = {
      attemptId: 'a-1',
      editId: 'e-1',
      customerId: 1,
      patch: { password: sealed },
      base: {},
      verifyFirst: false,
    }
    const args = { storeHash: 'abc123', attempts: [attempt] }
    expect(v.is(channels.delivery.deliver.args, args)).toBe(true)
  })
})
