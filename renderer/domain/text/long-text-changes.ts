// What changed in the long texts of a value, so that a key typed into a long text need not write all of it again.

import * as v from 'valibot'

/** A value, told by what it is different in from one that is kept already. */
export interface LongTextChanges {
  /** The value, with `''` for each long text. */
  readonly rest: unknown
  readonly texts: readonly TextChange[]
}

/** A text of the value: so much of the start and of the end of the kept one, and what is between them. */
interface TextChange {
  readonly path: readonly string[]
  readonly head: number
  readonly tail: number
  readonly middle: string
}

/**
 * How a value is different from the one that is kept.
 * @returns `null` where telling that is hardly shorter than the value: it has no long texts, or others
 */
export function longTextChanges(kept: unknown, now: unknown): LongTextChanges | null {
  const texts: TextChange[] = []
  const rest = withoutLongTexts(now, kept, [], texts)
  const told = texts.reduce((sum, { middle }) => sum + middle.length, 0)
  return texts.length > 0 && told <= MOST_TOLD ? { rest, texts } : null
}

/** @returns the value, or `undefined` where the changes are none of what is kept */
export function withLongTextChanges(kept: unknown, changes: unknown): unknown {
  if (!v.is(changesSchema, changes)) return undefined
  let value = changes.rest
  for (const { path, head, tail, middle } of changes.texts) {
    const before = path.reduce(member, kept)
    if (typeof before !== 'string' || head + tail > before.length) return undefined
    value = withMember(value, path, before.slice(0, head) + middle + before.slice(before.length - tail))
  }
  return value
}

function withoutLongTexts(now: unknown, kept: unknown, path: readonly string[], into: TextChange[]): unknown {
  if (typeof now === 'string') {
    if (now.length < LONG || typeof kept !== 'string') return now
    into.push({ path, ...changeOf(kept, now) })
    return ''
  }
  if (!isObject(now)) return now
  return Object.fromEntries(
    Object.entries(now).map(([name, one]) => [
      name,
      withoutLongTexts(one, member(kept, name), [...path, name], into),
    ]),
  )
}

function changeOf(kept: string, now: string): Omit<TextChange, 'path'> {
  // The value that was seen when a person began is the same text, which is known without comparing letters.
  if (kept === now) return { head: now.length, tail: 0, middle: '' }
  const shorter = Math.min(kept.length, now.length)
  let head = 0
  while (head < shorter && kept.charCodeAt(head) === now.charCodeAt(head)) head += 1
  let tail = 0
  while (
    tail < shorter - head &&
    kept.charCodeAt(kept.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  )
    tail += 1
  return { head, tail, middle: now.slice(head, now.length - tail) }
}

function withMember(value: unknown, path: readonly string[], text: string): unknown {
  const [name, ...more] = path
  if (name === undefined) return text
  return { ...(value as object), [name]: withMember(member(value, name), more, text) }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

const length = v.pipe(v.number(), v.integer(), v.minValue(0))
const changesSchema = v.looseObject({
  rest: v.unknown(),
  texts: v.array(
    v.looseObject({ path: v.array(v.string()), head: length, tail: length, middle: v.string() }),
  ),
})

/** From this length on a text counts as long. */
const LONG = 2048
/** More changed letters than these, and the whole value is kept again. */
const MOST_TOLD = 4096
