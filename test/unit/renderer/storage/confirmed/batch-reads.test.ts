import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../../../shared/customer.ts'
import { createReadTogether } from '../../../../../renderer/storage/confirmed/batch-reads.ts'

const customer = (id: number) => ({ id }) as Customer

describe('customers asked for one by one', () => {
  function reader(damaged: readonly number[] = []) {
    const reads: (readonly number[])[] = []
    const read = createReadTogether(async (ids) => {
      reads.push(ids)
      const bad = ids.find((id) => damaged.includes(id))
      if (bad !== undefined) throw new Error(`${bad} is damaged`)
      return new Map(ids.filter((id) => id < 100).map((id) => [id, customer(id)]))
    })
    return { read, reads }
  }

  it('at the same moment are read at once, each once', async () => {
    const { read, reads } = reader()
    const found = await Promise.all([3, 1, 3, 200].map(read))
    expect(found).toEqual([customer(3), customer(1), customer(3), undefined])
    expect(reads).toEqual([[3, 1, 200]])
  })

  it('later are read again', async () => {
    const { read, reads } = reader()
    await read(1)
    await read(1)
    expect(reads).toEqual([[1], [1]])
  })

  it('do not suffer from one that is damaged', async () => {
    const { read } = reader([2])
    const found = await Promise.allSettled([1, 2, 3].map(read))
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
