import type { Answer } from '../../../shared/answer.ts'
import { good } from '../../../shared/answer.ts'
import type { RecordList, UnreadableRecord } from '../../../shared/unreadable.ts'
import type { ParsedList } from './v2/shapes.ts'

/** Reads a list to its end: a page with nothing new ends it, and a short one, so that most lists cost one request. */
export async function readAllPages<T extends { readonly id: number }>(
  read: (page: number) => Promise<Answer<ParsedList<T>>>,
): Promise<Answer<RecordList<T>>> {
  const records = new Map<number, T>()
  const unreadable = new Map<string, UnreadableRecord>()
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await read(page)
    // Behind the last page some lists answer that there is none.
    if (!answer.ok && page > 1 && answer.problem.code === 'not-found') break
    if (!answer.ok) return answer
    const before = records.size + unreadable.size
    for (const record of answer.value.records) records.set(record.id, record)
    for (const record of answer.value.unreadable) unreadable.set(record.raw, record)
    if (answer.value.length < SHORT_PAGE || records.size + unreadable.size === before) break
  }
  return good({ records: [...records.values()], unreadable: [...unreadable.values()] })
}

/** No store cuts its pages shorter than this; V2 gives 50 where it is not asked for more. */
const SHORT_PAGE = 10
const MOST_PAGES = 1_000
