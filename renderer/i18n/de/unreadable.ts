import type { Texts } from '../en/index.ts'
import { plural } from './plural.ts'

export const unreadable: Texts['unreadable'] = {
  summary: (count, written) =>
    plural(count, { one: '1 Datensatz nicht lesbar', other: `${written} Datensätze nicht lesbar` }),
  title: 'Nicht lesbare Datensätze',
  text: 'Im Shop stehen diese Datensätze in einer Form, die Counterfoil nicht versteht. Sie bleiben, wie sie sind, und werden nicht überschrieben. Berichtigen Sie sie in der Shop-Verwaltung oder exportieren Sie sie für eine Meldung.',
  kinds: { customer: 'Kunde', group: 'Kundengruppe', address: 'Adresse' },
  noId: 'ohne ID',
  odd: 'Unerwartete Werte',
  export: 'Für eine Meldung exportieren',
  exportHint: 'Die Datei enthält Kundendaten.',
  fileName: (store) => `unlesbare-datensaetze-${store}.json`,
  addresses: (count) =>
    plural(count, {
      one: '1 weitere Adresse ist nicht lesbar.',
      other: `${count} weitere Adressen sind nicht lesbar.`,
    }),
}
