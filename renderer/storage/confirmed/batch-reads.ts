import type { Customer } from '../../../shared/customer.ts'

/**
 * Callers read one customer at a time; those that are requested at the same moment are read together, because
 * neighbours are in one block, which is then opened once.
 */
export function createReadTogether(
  read: (ids: readonly number[]) => Promise<ReadonlyMap<number, Customer>>,
): (id: number) => Promise<Customer | undefined> {
  let asked = new Set<number>()
  let reading: Promise<ReadonlyMap<number, Customer>> | null = null

  function readAsked(): Promise<ReadonlyMap<number, Customer>> {
    const ids = asked
    asked = new Set()
    reading = null
    return read([...ids])
  }

  return async (id) => {
    asked.add(id)
    reading ??= Promise.resolve().then(readAsked)
    const found = await reading.catch(() => null)
    // A customer that cannot be read must not affect the others.
    return (found ?? (await read([id]))).get(id)
  }
}
