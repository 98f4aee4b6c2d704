import { type Answer, bad } from '../../shared/answer.ts'

/** A bridge call whose failure is always a value, also when main ends in the middle of it. */
export async function catchErrors<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call()
  } catch (error) {
    return bad('internal', { detail: messageOf(error) })
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
