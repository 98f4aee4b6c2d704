import * as v from 'valibot'
import { longestText } from '../customer.ts'
import { fieldSchemas } from '../field-schemas.ts'
import { LONGEST_PASSWORD } from '../validate.ts'

// Arguments that calls of several areas take. Every text and every list has a length: what is longer was not made by the
// app's own page.

export const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest))

export const storeHash = v.pipe(v.string(), v.regex(/^[a-z0-9]{3,32}$/))
export const customerId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** A number of things, or ms since 1970. */
export const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** How many of something: no more than the numbers that the system shows can be. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))
export const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
export const token = text(600)
export const passphrase = v.optional(text(1024))
export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_PASSWORD))

/** Base64 of the longest password, three bytes for each of its UTF-16 units, and 28 bytes of the seal around it. */
const longestSealed = 4 * Math.ceil((3 * LONGEST_PASSWORD + 28) / 3)
const sealed = v.strictObject({ sealed: text(longestSealed), sealedAt: wholeNumber })

// The form checks the documented limits; these only bound what crosses, and what is taken from the store.
const readable = fieldSchemas((field) => text(longestText(field)))

export const base = v.strictObject(readable)
export const patch = v.strictObject({
  ...readable,
  password: v.exactOptional(sealed),
  force_reset: v.exactOptional(v.boolean()),
})
