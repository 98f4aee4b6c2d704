import { type Answer, bad } from '../../shared/answer.ts'

/** A bridge call whose failure is always a value, also when main is gone in the middle of it. */
export async function safely<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call()
  } catch (error) {
    return bad('internal', { detail: error instanceof Error ? error.message : String(error) })
  }
}
