import type { UnreadableRecord } from '../../../shared/unreadable.ts'
import { plural } from './plural.ts'

/** Records of the store that cannot be understood. */
export const unreadable = {
  summary: (count: number, written: string) =>
    plural(count, { one: '1 record can’t be read', other: `${written} records can’t be read` }),
  title: 'Records that can’t be read',
  text: 'The store holds these records in a form that Counterfoil doesn’t understand. Counterfoil leaves them as they are and never overwrites them. Correct them in the store’s control panel, or export them for a report.',
  kinds: { customer: 'Customer', group: 'Customer group', address: 'Address' } satisfies Record<
    UnreadableRecord['kind'],
    string
  > as Record<UnreadableRecord['kind'], string>,
  /** Of a record without a usable id. */
  noId: 'no ID',
  odd: 'Unexpected values',
  export: 'Export for a report',
  exportHint: 'The file contains customer data.',
  fileName: (store: string) => `unreadable-records-${store}.json`,
  addresses: (count: number) =>
    plural(count, { one: '1 more address can’t be read.', other: `${count} more addresses can’t be read.` }),
}
