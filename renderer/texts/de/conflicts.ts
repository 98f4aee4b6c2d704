import type { Texts } from '../en/index.ts'

export const conflicts: Texts['conflicts'] = {
  list: 'Änderungen im Konflikt',
  detail: 'Der gewählte Konflikt',
  summary: (count) =>
    count === 1
      ? 'Jemand hat bei einem Kunden dasselbe Feld geändert wie Sie. Sie entscheiden.'
      : `Bei ${count} Änderungen hat jemand dasselbe Feld geändert wie Sie. Sie entscheiden.`,

  emptyTitle: 'Keine Konflikte',
  emptyText:
    'Ändern Sie und jemand anderes dasselbe Feld eines Kunden, gewinnt niemand durch Zufall: Hier stehen dann beide Werte, und Sie entscheiden. Felder, die nur einer geändert hat, gehen ohne Frage durch.',
  toOutbox: 'Wartendes ansehen',

  base: 'Als Sie begannen',
  mine: 'Ihr Wert',
  theirs: 'Jetzt im Shop',
  other: 'Etwas anderes',
  otherFor: (field) => `${field}: anderer Wert`,
  chooseFor: (field) => `Was soll der Shop bei „${field}“ haben?`,
  allMine: 'Alles von mir',
  allTheirs: 'Alles vom Shop',
  changedAgain: 'Der Shop hat es nach Ihrer Wahl noch einmal geändert. Bitte sehen Sie erneut hin.',
  both: (amount) => `Beide Änderungen zusammen: ${amount}`,
  gained: (amount) => `${amount} mehr als zu Beginn`,
  lost: (amount) => `${amount} weniger als zu Beginn`,
  apart: (amount) => `Die beiden liegen ${amount} auseinander.`,

  effect: {
    open: 'Noch nicht entschieden',
    keeps: 'Behält, was der Shop hat',
    invalid: 'So lässt es sich nicht senden',
    sends: (value) => `Sendet: ${value}`,
    sendsEmpty: 'Leert das Feld',
  },
  plan: {
    sends: (fields) => `Gesendet wird: ${fields}.`,
    also: (fields) => `Mit dabei, weil niemand sonst es berührt hat: ${fields}.`,
    keeps: (fields) => `Vom Shop bleibt: ${fields}.`,
    open: (fields) => `Noch zu entscheiden: ${fields}. Bis dahin wird nichts gesendet.`,
    nothing: 'Nichts wird gesendet, und die Änderung endet.',
  },
  settle: 'Entscheiden',
  settlePart: (done, all) => `${done} von ${all} entscheiden`,
  decided: (label) => `Entschieden. Die Änderung an ${label} kann gehen`,
  partlyDecided: (label, left) =>
    left === 1
      ? `Entschieden. Bei ${label} bleibt 1 Feld`
      : `Entschieden. Bei ${label} bleiben ${left} Felder`,
  gaveUp: (label) => `Entschieden. ${label} bleibt, wie der Shop es hat`,
  next: 'Nächster Konflikt',
  previous: 'Vorheriger Konflikt',
  left: (count) => (count === 1 ? 'Noch 1 Konflikt' : `Noch ${count} Konflikte`),
  noneLeft: 'Keine Konflikte mehr',
}
