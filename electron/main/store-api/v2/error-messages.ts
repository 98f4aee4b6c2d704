import * as v from 'valibot'
import { FIELD_NAMES, type PatchField } from '../../../../shared/customer.ts'
import type { Refusal } from '../../../../shared/outcome.ts'

/** What the store says in an answer that is no success. */
export interface StoreWords {
  /**
   * There are two sources: the V2 application answers an array, the gateway an object, an older one of it an object
   * with `error`; an answer can also be HTML, empty or anything else.
   */
  readonly family: 'application' | 'gateway' | 'older' | 'none'
  /** One line a sentence; the status where the store gives no words. */
  readonly message: string
  /** What is said about single fields, by the store's name for them. */
  readonly about: readonly { readonly field: string; readonly says: string }[]
}

/** @param text the body */
export function storeWords(status: number, text: string): StoreWords {
  const body = parsed(text)
  const application = v.safeParse(APPLICATION, body)
  const gateway = v.safeParse(GATEWAY, Array.isArray(body) ? null : body)
  const words = application.success
    ? ofApplication(application.output)
    : gateway.success && ofGateway(gateway.output)
  return words && words.message !== '' ? words : { family: 'none', message: noWords(status), about: [] }
}

/** What is said about the fields of the form. The store's names for the secret ones have a path before them. */
export function refusalFields({ about }: StoreWords): Refusal['fields'] {
  const sentences = new Map<PatchField, string[]>()
  for (const { field, says } of about) {
    const name = formField(field)
    if (name) sentences.set(name, [...(sentences.get(name) ?? []), says].slice(0, MOST_SENTENCES))
  }
  return Object.fromEntries([...sentences].map(([name, says]) => [name, says.join('\n')]))
}

const word = v.pipe(v.string(), v.trim(), v.nonEmpty())
const APPLICATION = v.pipe(
  v.array(
    v.object({
      message: v.fallback(v.string(), ''),
      details: v.fallback(v.object({ invalid_reason: v.fallback(v.string(), '') }), { invalid_reason: '' }),
    }),
  ),
  v.nonEmpty(),
)
const GATEWAY = v.object({
  title: v.fallback(v.string(), ''),
  detail: v.fallback(v.string(), ''),
  message: v.fallback(v.string(), ''),
  error: v.fallback(v.string(), ''),
  error_description: v.fallback(v.string(), ''),
  errors: v.fallback(v.record(v.string(), v.unknown()), {}),
})

function ofApplication(errors: v.InferOutput<typeof APPLICATION>): StoreWords {
  const said = errors.map(({ message, details }) => ({
    field: NAMED_FIELD.exec(message)?.[1] ?? '',
    sentence: [clean(message), clean(details.invalid_reason)].filter(Boolean).join(' '),
    says: clean(details.invalid_reason) || clean(message),
  }))
  return {
    family: 'application',
    message: lines(said.map(({ sentence }) => sentence)),
    about: said.filter(({ field, says }) => field !== '' && says !== ''),
  }
}

function ofGateway(body: v.InferOutput<typeof GATEWAY>): StoreWords {
  const about = Object.entries(body.errors).flatMap(([field, says]) => {
    const texts = (Array.isArray(says) ? says : [says]).filter((one) => v.is(word, one))
    return texts.length > 0 ? [{ field: clean(field), says: lines(texts.map(clean)) }] : []
  })
  const heads = [body.title, body.detail, body.message, body.error_description || body.error]
  const message = lines([...heads.map(clean), ...about.map(({ field, says }) => `${field}: ${says}`)])
  const isOlder = body.title === '' && body.error !== ''
  return { family: isOlder ? 'older' : 'gateway', message, about }
}

function formField(field: string): PatchField | null {
  const path = field.split(/[.[\]]+/).filter(Boolean)
  const name = path.at(-1)
  switch (name) {
    case '_authentication':
    case 'password':
    case 'password_confirmation':
      return 'password'
    case 'force_reset':
      return 'force_reset'
    default:
      return FIELD_NAMES.find((known) => known === name) ?? null
  }
}

/** The store's words are shown to people: without control characters, and of limited length. */
const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)

const lines = (sentences: readonly string[]): string =>
  [...new Set(sentences.filter(Boolean))].slice(0, MOST_SENTENCES).join('\n')

const noWords = (status: number): string => `The store answered ${status} and gave no reason.`

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const NAMED_FIELD = /\bfield '([\w.[\]]{1,100})'/
const MOST_CHARACTERS = 1_000
const MOST_SENTENCES = 20
