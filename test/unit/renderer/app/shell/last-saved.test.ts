import { describe, expect, it } from 'vitest'
import {
  heard,
  type LastSaved,
  NOTHING_RAN,
  ran,
  tookBack,
} from '../../../../../renderer/app/shell/last-saved.ts'
import type { Edit } from '../../../../../shared/edit.ts'

const edit = (id: string, savedAt: number) => ({ id, savedAt }) as Edit
const later = ({ later }: LastSaved) => later.map(({ id, savedAt }) => [id, savedAt])
const OF_RUN = [edit('a', 900), edit('b', 1000)]
const AFTER_RUN = ran(NOTHING_RAN, 1000)

describe('what was saved last', () => {
  it('is a bulk change until something else is saved', () => {
    expect(heard(AFTER_RUN, OF_RUN)).toEqual(AFTER_RUN)
    expect(later(heard(AFTER_RUN, [...OF_RUN, edit('c', 1001)]))).toEqual([['c', 1001]])
  })

  it('is a single edit also when that one has been delivered', () => {
    const saved = heard(AFTER_RUN, [...OF_RUN, edit('c', 1500)])
    expect(later(heard(saved, OF_RUN))).toEqual([['c', 1500]])
  })

  it('is the bulk change again when everything after it was undone', () => {
    const both = heard(heard(AFTER_RUN, [...OF_RUN, edit('c', 1500)]), [
      ...OF_RUN,
      edit('c', 1500),
      edit('d', 1600),
    ])
    expect(later(tookBack(both))).toEqual([['c', 1500]])
    expect(later(heard(tookBack(tookBack(both)), OF_RUN))).toEqual([])
  })

  it('counts a save into an edit of the bulk change as a save of its own', () => {
    expect(later(heard(AFTER_RUN, [edit('a', 2000), edit('b', 1000)]))).toEqual([['a', 2000]])
  })

  it('keeps the order of saving', () => {
    const saved = heard(AFTER_RUN, [edit('a', 2002), edit('b', 2000), edit('c', 2001)])
    expect(later(saved).map(([id]) => id)).toEqual(['b', 'c', 'a'])
  })

  it('is the bulk change that ended last, and not an earlier one when that is forgotten', () => {
    const second = ran(heard(AFTER_RUN, [edit('c', 1500)]), 2000)
    expect(second).toMatchObject({ ranAt: 2000, later: [] })
    expect(ran(second, 1000)).toBe(second)
    expect(ran(second, 0)).toBe(second)
  })

  it('is not known before there was a bulk change', () => {
    expect(heard(NOTHING_RAN, OF_RUN)).toBe(NOTHING_RAN)
    expect(ran(NOTHING_RAN, 0)).toBe(NOTHING_RAN)
  })
})
