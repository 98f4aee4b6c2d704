import { describe, expect, it } from 'vitest'
import { createPageReader } from '../../../../../renderer/sync/pull/page-reader.ts'
import type { Answer } from '../../../../../shared/answer.ts'
import { bad, good } from '../../../../../shared/answer.ts'
import type { Customer } from '../../../../../shared/customer.ts'
import type { RecordList, Page } from '../../../../../shared/unreadable.ts'
import { aPage, anUnreadable } from '../../../../support/builders/page.ts'

/** A list of so many customers in pages of ten, each of them given when the test says so. */
function aList(total: number) {
  const asked: { readonly minId: number; readonly answer: (given_?: Answer<Page<Customer>>) => void }[] = []
  const page = (minId: number): Page<Customer> =>
    aPage(
      Array.from({ length: Math.max(0, Math.min(10, total - minId + 1)) }, (_, at) => ({
        id: minId + at,
      })) as Customer[],
    )
  const fetch = (minId: number): Promise<Answer<Page<Customer>>> =>
    new Promise((resolve) => {
      asked.push({ minId, answer: (given = good(page(minId))) => resolve(given) })
    })
  return { asked, fetch }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const idsOf = ({ records }: RecordList<Customer>) => [records[0]?.id, records.at(-1)?.id, records.length]

describe('The reader of pages', () => {
  it('asks for the next page while one is stored, and gives out what has come as one', async () => {
    const { asked, fetch } = aList(35)
    let now = 0
    const pages = createPageReader(fetch, 1, () => now)
    asked[0]?.answer()
    const first = await pages.next()
    expect(idsOf(first.customers)).toEqual([1, 10, 10])
    expect(first.askedAt).toBe(0)
    await settled()
    now = 5
    asked[1]?.answer()
    await settled()
    now = 9
    asked[2]?.answer()
    await settled()
    const more = await pages.next()
    expect(idsOf(more.customers)).toEqual([11, 30, 20])
    // The second page was asked for at once, before the clock moved.
    expect(more.askedAt).toBe(0)
    expect(more.end).toBeNull()
    asked[3]?.answer()
    await settled()
    asked[4]?.answer()
    await settled()
    expect(asked.map(({ minId }) => minId)).toEqual([1, 11, 21, 31, 36])
    const last = await pages.next()
    expect(idsOf(last.customers)).toEqual([31, 35, 5])
    expect(last.end).toBe('end')
  })

  it('pauses while four pages wait, and continues when they are taken', async () => {
    const { asked, fetch } = aList(1_000)
    const pages = createPageReader(fetch, 1, () => 0)
    for (let at = 0; at < 4; at += 1) {
      asked[at]?.answer()
      await settled()
    }
    expect(asked).toHaveLength(4)
    expect(idsOf((await pages.next()).customers)).toEqual([1, 40, 40])
    await settled()
    expect(asked.map(({ minId }) => minId)).toEqual([1, 11, 21, 31, 41])
  })

  it('gives out what came before a problem together with it, and asks no further', async () => {
    const { asked, fetch } = aList(1_000)
    const pages = createPageReader(fetch, 501, () => 0)
    asked[0]?.answer()
    await settled()
    asked[1]?.answer(bad('unreachable'))
    await settled()
    const { customers, end } = await pages.next()
    expect(idsOf(customers)).toEqual([501, 510, 10])
    expect(end).toEqual({ code: 'unreachable' })
    expect(asked).toHaveLength(2)
  })

  it('continues behind a page on which nothing could be understood', async () => {
    const { asked, fetch } = aList(1_000)
    const pages = createPageReader(fetch, 1, () => 0)
    asked[0]?.answer(good(aPage([], [anUnreadable({ id: 7 })])))
    await settled()
    const { customers, upTo, end } = await pages.next()
    expect({ odd: customers.unreadable.length, upTo, end }).toEqual({ odd: 1, upTo: 7, end: null })
    expect(asked.map(({ minId }) => minId)).toEqual([1, 8])
  })

  it('asks for nothing more once it is stopped', async () => {
    const { asked, fetch } = aList(1_000)
    const pages = createPageReader(fetch, 1, () => 0)
    pages.stop()
    asked[0]?.answer()
    await settled()
    expect(asked).toHaveLength(1)
  })
})
