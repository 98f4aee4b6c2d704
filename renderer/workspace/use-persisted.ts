import { type Ref, ref, watch } from 'vue'
import * as v from 'valibot'

/**
 * A choice of the person's that outlives the page, such as the density or the width of a column. It is not encrypted,
 * so it never holds anything about a customer. A value that cannot be read is forgotten.
 */
export function usePersisted<T extends v.GenericSchema>(
  name: string,
  schema: T,
  otherwise: v.InferOutput<T>,
): Ref<v.InferOutput<T>> {
  const key = `counterfoil.${name}`
  const value = ref(read(key, schema) ?? otherwise) as Ref<v.InferOutput<T>>
  watch(value, (now) => write(key, now), { deep: true, flush: 'post' })
  return value
}

function read<T extends v.GenericSchema>(key: string, schema: T): v.InferOutput<T> | undefined {
  try {
    const text = localStorage.getItem(key)
    const parsed = text === null ? null : v.safeParse(schema, JSON.parse(text))
    return parsed?.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A full disk forgets a choice; edits are kept elsewhere.
  }
}
