import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const conflicts: Texts['conflicts'] = {
  list: 'Änderungen im Konflikt',
  detail: 'Ausgewählter Konflikt',
  summary: (count) =>
    plural(count, {
      one: 'Jemand hat dasselbe Feld geändert wie Sie. Wählen Sie, welcher Wert bleibt.',
      other: `Bei ${count} Änderungen hat jemand dasselbe Feld geändert wie Sie. Wählen Sie, welche Werte bleiben.`,
    }),

  emptyTitle: 'Keine Konflikte',
  emptyText:
    'Wenn Sie und jemand anderes dasselbe Feld eines Kunden ändern, erscheinen hier beide Werte zur Auswahl. Felder, die nur einer von Ihnen geändert hat, werden ohne Rückfrage gesendet.',
  toOutbox: 'Postausgang anzeigen',

  base: 'Zu Beginn',
  mine: 'Ihr Wert',
  theirs: 'Jetzt im Shop',
  other: 'Anderer Wert',
  otherFor: (field) => `${field}: anderer Wert`,
  chooseFor: (field) => `Welchen Wert soll der Shop für ${field} behalten?`,
  allMine: 'Alle eigenen Werte behalten',
  allTheirs: 'Alle Werte vom Shop behalten',
  changedAgain: 'Der Wert im Shop hat sich nach Ihrer Auswahl erneut geändert. Bitte prüfen Sie ihn.',
  both: (amount) => `Beide Änderungen zusammen: ${amount}`,
  gained: (amount) => `${amount} mehr als zu Beginn`,
  lost: (amount) => `${amount} weniger als zu Beginn`,
  apart: (amount) => `Die beiden Werte unterscheiden sich um ${amount}.`,

  effect: {
    open: 'Noch nicht entschieden',
    keeps: 'Behält den Wert im Shop',
    invalid: 'Kann so nicht gesendet werden',
    sends: (value) => `Sendet: ${value}`,
    sendsEmpty: 'Leert das Feld',
  },
  plan: {
    sends: (fields) => `Gesendet wird: ${fields}.`,
    also: (fields) => `Außerdem gesendet, weil nur hier geändert: ${fields}.`,
    keeps: (fields) => `Wert im Shop bleibt: ${fields}.`,
    open: (fields) => `Noch zu entscheiden: ${fields}. Bis dahin wird nichts gesendet.`,
    nothing: 'Es wird nichts gesendet, und die Änderung ist abgeschlossen.',
  },
  resolve: 'Konflikt lösen',
  resolvePart: (done, all) => `${done} von ${all} lösen`,
  resolved: (label) => `Konflikt gelöst. Die Änderung an ${label} wird gesendet`,
  partlyResolved: (label, left) =>
    plural(left, {
      one: `Gespeichert. Bei ${label} ist noch 1 Feld offen`,
      other: `Gespeichert. Bei ${label} sind noch ${left} Felder offen`,
    }),
  discarded: (label) => `Konflikt gelöst. ${label} bleibt im Shop unverändert`,
  next: 'Nächster Konflikt',
  previous: 'Vorheriger Konflikt',
  left: (count) => plural(count, { one: 'Noch 1 Konflikt', other: `Noch ${count} Konflikte` }),
  noneLeft: 'Keine Konflikte mehr',
}
