import { describe, expect, test } from 'vitest'
import { createRowSource, type RowSource } from '../../../../../renderer/features/customers/row-source.ts'
import type { SearchResult } from '../../../../../renderer/storage/local-store.ts'
import type { CustomerQuery, CustomerRow } from '../../../../../renderer/domain/customers/customer-query.ts'

const query = (text: string): CustomerQuery => ({ text, filters: {}, sort: { by: 'name', direction: 'up' } })
const all = query('')

interface Request {
  readonly text: string
  readonly from: number
  answer(total?: number): Promise<void>
  cancel(): Promise<void>
  fail(): Promise<void>
}

/** A search whose answers come when the test says so; ids encode the query and the place. */
function aSearch() {
  const open: Request[] = []
  const changes: boolean[] = []
  let letGo = (): void => undefined
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const source: RowSource = createRowSource(
    {
      search: {
        find: ({ text }, from, to) =>
          new Promise<SearchResult | null>((resolve, reject) => {
            const end = (act: () => void) => async (): Promise<void> => {
              open.splice(open.indexOf(request), 1)
              act()
              await settled()
            }
            const request: Request = {
              text,
              from,
              answer: (total = 1000) =>
                end(() => {
                  const count = Math.max(0, Math.min(to, total) - from)
                  const rows = Array.from({ length: count }, (_, at) => aRow(text, from + at))
                  resolve({ total, from, rows })
                })(),
              cancel: end(() => resolve(null)),
              fail: end(() => reject(new Error('the worker ended'))),
            }
            open.push(request)
          }),
      },
      changed: (isNewQuery) => void changes.push(isNewQuery),
      pause: () => new Promise((resolve) => (letGo = resolve)),
    },
    all,
  )
  return {
    source,
    open,
    changes,
    endPause: async () => {
      letGo()
      await settled()
    },
    /** Answers whatever is asked until nothing more is. */
    async answerAll(total = 1000) {
      while (open.length > 0) await open[0]?.answer(total)
    },
  }
}

const aRow = (text: string, at: number) => ({ id: at + 1, first_name: text }) as CustomerRow

describe('rows of a list', () => {
  test('are fetched around the window, and only there', async () => {
    const { source, answerAll } = aSearch()
    source.show(500, 520)
    await answerAll()
    expect(source.total).toBe(1000)
    expect(source.row(510)?.id).toBe(511)
    expect(source.row(0)).toBeUndefined()
    expect(source.placeOf(511)).toBe(510)
    expect(source.placeOf(1)).toBe(-1)
  })

  test('stay until those of the next query can take their place', async () => {
    const { source, open, changes, answerAll } = aSearch()
    source.show(300, 320)
    await answerAll()
    changes.length = 0
    source.ask(query('ada'))
    expect(source.row(310)?.first_name).toBe('')
    expect(source.query.text).toBe('')
    await open[0]?.answer(7)
    expect(changes[0]).toBe(true)
    expect(source.total).toBe(7)
    expect(source.row(0)?.first_name).toBe('ada')
  })

  test('of a query that was typed over never come', async () => {
    const { source, open, answerAll } = aSearch()
    source.show(0, 20)
    await answerAll()
    source.ask(query('a'))
    source.ask(query('ad'))
    const [first, second] = [...open]
    await second?.answer(5)
    await first?.answer(50)
    await answerAll(5)
    expect(source.query.text).toBe('ad')
    expect(source.total).toBe(5)
  })

  test('that changed are replaced without a gap', async () => {
    const { source, open, answerAll } = aSearch()
    source.show(0, 20)
    await answerAll()
    source.refresh()
    expect(source.row(5)?.id).toBe(6)
    expect(open).toHaveLength(1)
    await answerAll(900)
    expect(source.total).toBe(900)
  })

  test('that are missing come before those that are only outdated', async () => {
    const { source, open, answerAll } = aSearch()
    source.show(0, 20)
    await answerAll()
    source.refresh()
    await open[0]?.answer()
    source.refresh()
    source.show(640, 660)
    await open[0]?.answer()
    expect(open[0]?.from).toBe(640)
  })

  test('are requested again, after a moment, where someone else cancelled', async () => {
    const { source, open, endPause, answerAll } = aSearch()
    source.show(0, 20)
    await open[0]?.cancel()
    expect(open).toHaveLength(0)
    await endPause()
    await answerAll(3)
    expect(source.total).toBe(3)
  })

  test('that cannot be read say so, and are asked for with the next change', async () => {
    const { source, open, answerAll } = aSearch()
    source.show(0, 20)
    await open[0]?.fail()
    expect(source.hasFailed).toBe(true)
    source.show(10, 30)
    expect(open).toHaveLength(0)
    source.refresh()
    await answerAll(3)
    expect(source.hasFailed).toBe(false)
    expect(source.total).toBe(3)
  })

  test('are let go far from the window', async () => {
    const { source, answerAll } = aSearch()
    for (let from = 0; from < 64 * 120; from += 64) {
      source.show(from, from + 20)
      await answerAll(100_000)
    }
    expect(source.row(0)).toBeUndefined()
    expect(source.row(64 * 119)?.id).toBe(64 * 119 + 1)
  })

  test('are none where nothing is found', async () => {
    const { source, answerAll } = aSearch()
    source.show(0, 20)
    await answerAll(0)
    expect(source.total).toBe(0)
    expect(source.row(0)).toBeUndefined()
  })
})
