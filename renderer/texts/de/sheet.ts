import type { Texts } from '../en/index.ts'

export const sheet: Texts['sheet'] = {
  columns: {
    id: 'ID',
    acceptsMarketing: 'Erlaubt Werbung',
    created: 'Angelegt (UTC)',
    modified: 'Geändert (UTC)',
  },
}
