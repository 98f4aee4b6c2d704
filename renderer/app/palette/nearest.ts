import { displayName } from '../../../shared/customer.ts'
import type { CustomerRow } from '../../domain/customers/customer-query.ts'
import { matchLabel } from './match.ts'

/** Sorts found customers: first those whose name fits, then company and email, then notes. */
export function nearest(rows: readonly CustomerRow[], typed: string, count: number): readonly CustomerRow[] {
  const rank = (row: CustomerRow): number => {
    if (String(row.id) === typed.trim()) return 40
    const name = fit(displayName(row), typed)
    return name > 0 ? 20 + name : Math.max(fit(row.company, typed), fit(row.email, typed))
  }
  return rows
    .map((row, at) => ({ row, at, rank: rank(row) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .slice(0, count)
    .map(({ row }) => row)
}

/** Whole points only: a shorter name is not a better match. Letters with gaps do not match a name. */
function fit(text: string, typed: string): number {
  const score = Math.ceil(matchLabel(text, typed)?.score ?? 0)
  return score < 5 ? 0 : score
}
