import * as v from 'valibot'
import type { Answer } from '../answer.ts'

/**
 * One call of the page to main. Its arguments are one object, checked by this schema at main's door; types of results
 * are phantom: main is trusted, the page is not.
 */
export interface Call<Args extends v.GenericSchema, Result> {
  readonly args: Args
  readonly result?: Result
}

/** `call({ erase: v.boolean() }).answers<Session>()`: the arguments, of which no other may come, and the result. */
export const call = <Entries extends v.ObjectEntries>(entries: Entries) => {
  const args = v.strictObject(entries)
  return { answers: <Result>(): Call<typeof args, Result> => ({ args }) }
}

/** What main implements for the calls of one area. */
export type HandlersOf<Calls> = {
  readonly [M in keyof Calls]: (args: ArgsOf<Calls[M]>) => Promise<Answer<ResultOf<Calls[M]>>>
}

export type ArgsOf<C> = C extends Call<infer Args, unknown> ? v.InferOutput<Args> : never
type ResultOf<C> = C extends Call<v.GenericSchema, infer Result> ? Result : never
