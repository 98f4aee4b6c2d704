import type { Texts } from '../en/index.ts'

export const outbox: Texts['outbox'] = {
  list: 'Wartende Änderungen',
  detail: 'Die gewählte Änderung',
  summary: (written, count, need, isHeld) => {
    if (count === 1) {
      if (need === 1) return '1 Änderung wartet und braucht Sie.'
      return isHeld ? '1 Änderung wartet.' : '1 Änderung wartet. Sie geht von selbst.'
    }
    if (need === 0)
      return isHeld ? `${written} Änderungen warten.` : `${written} Änderungen warten. Alle gehen von selbst.`
    if (need === count) return `${written} Änderungen warten, und alle brauchen Sie.`
    return `${written} Änderungen warten. ${need === 1 ? '1 braucht Sie.' : `${need} brauchen Sie.`}`
  },
  oldest: (label, since, why) => `Älteste: ${label}, ${since} gespeichert. ${why}`.trim(),
  justNow: 'gerade eben',
  groups: { person: 'Braucht Sie', going: 'Geht von selbst', held: 'Bleibt vorerst hier' },
  asksYou: 'Fragt Sie',
  andMore: (fields, more) => `${fields} und ${more} weitere`,

  emptyTitle: 'Nichts wartet',
  emptyText:
    'Alles Gespeicherte ist im Shop. Was Sie ohne Verbindung speichern, wartet hier, bis es gehen kann.',
  toCustomers: 'Zu den Kunden',
  toHistory: 'Zugestelltes ansehen',

  status: {
    sending: (done, all) => `Wird gesendet: ${done} von ${all}`,
    rate: (perMinute, left) => `${perMinute} pro Minute, noch etwa ${left}`,
    rateUnknown: 'Eben begonnen',
    stopped: 'Das Senden ist angehalten',
    stoppedMore: 'Alles bleibt hier, bis Sie weitermachen.',
    waitsForToken: 'Das Senden wartet auf ein neues Token',
    waitsForSignIn: 'Das Senden wartet, bis Sie angemeldet sind',
    blockedMore: 'Nichts ist verloren. Es geht von selbst weiter.',
    signInMore: 'Nichts ist verloren. Es geht weiter, sobald Sie an diesem Shop angemeldet sind.',
    rateLimited: 'Der Shop bat um eine Pause',
    rateLimitedMore: (when) => `Es geht ${when} von selbst weiter.`,
    unreachable: 'Der Shop ist nicht erreichbar',
    unreachableMore: (when) => `Alles geht von selbst, sobald er es ist. Nächster Versuch ${when}.`,
    unreachableSoon: 'Alles geht von selbst, sobald er es ist.',
    onlyPerson: 'Was noch da ist, braucht Sie',
    onlyPersonMore: 'Von selbst geht nichts, bevor Sie entschieden haben.',
    waiting: 'Bereit zu gehen',
    waitingMore: (when) => `Nächster Versuch ${when}.`,
    goingSoon: 'Es geht gleich.',
  },
  newToken: 'Neues Token eingeben',
  toSignIn: 'Zu den Einstellungen',
  pause: 'Senden anhalten',
  resume: 'Weiter senden',
  discardNeeding: (count) => `Die ${count} verwerfen, die Sie brauchen …`,
  discardAll: (count) => `Alle ${count} verwerfen …`,
  discardQuestion: (count, written) =>
    count === 1 ? '1 Änderung verwerfen?' : `${written} Änderungen verwerfen?`,
  discardBody:
    'Sie werden nicht gesendet. Die Kunden bleiben, wie der Shop sie hat. Im Verlauf bleibt ein Vermerk.',
  discardYes: 'Verwerfen',

  faultsTitle: 'Mit den zwei Kopien Ihrer Änderungen stimmt etwas nicht',
  faultsText:
    'Counterfoil bewahrt jedes Speichern zweimal auf und zählt beides. Was nicht stimmt, steht unten. Gelöscht wurde nichts. Vergleichen Sie den Verlauf mit Ihrer Erinnerung, und bewahren Sie diesen Text für die Person auf, die die App betreut.',
  faultsCopied: 'Kopiert',

  openCustomer: 'Kunden öffnen',
  edit: 'Bearbeiten',
  sendNow: 'Jetzt senden',
  lookNow: 'Jetzt nachsehen',
  decide: 'Entscheiden',
  goesNow: (label) => `Die Änderung an ${label} geht jetzt`,
  discarded: (label) => `Änderung an ${label} verworfen`,
  discardedMany: (count, written) =>
    count === 1 ? '1 Änderung verworfen' : `${written} Änderungen verworfen`,
  sentAgain: (label) => `Die Änderung an ${label} wird noch einmal gesendet`,
  cannotDiscard:
    'Sie ist unterwegs und vielleicht schon im Shop, darum lässt sie sich jetzt nicht verwerfen.',
  behind: 'geht nach einer früheren Änderung an diesem Kunden',
  facts: {
    saved: 'Gespeichert',
    saves: 'Darin gespeichert',
    tries: 'Versuche',
    next: 'Nächster Versuch',
    answer: 'Antwort',
  },
  noTries: 'noch keiner',
  soon: 'gleich',
  changes: 'Was sich ändert',

  refusedTitle: 'Der Shop nimmt das nicht an',
  storeSays: 'Der Shop sagt',
  noWords: 'Er nannte keinen Grund.',
  repairHint: 'Ändern Sie, was ihm nicht gefällt, oder senden Sie es, wie es ist.',
  sendRepaired: 'Speichern und noch einmal senden',
  sendUnchanged: 'Senden, wie es ist',
  newPassword: 'Neues Passwort',
  newPasswordHint: 'Leer lassen, um das wartende zu senden.',

  goneTitle: 'Diesen Kunden gibt es im Shop nicht mehr',
  goneText:
    'Jemand hat ihn gelöscht. Kommt er zurück, kann die Änderung noch gesendet werden; sonst verwerfen Sie sie.',
  keep: 'Noch einmal versuchen',

  passwordTitle: 'Das neue Passwort ist über einen Tag alt',
  passwordText:
    'Es wurde vor einiger Zeit eingegeben, und niemand kann es sehen. Soll es noch gesetzt werden?',
  passwordSend: 'Dieses Passwort senden',
  passwordType: 'Anderes eingeben',
  passwordSave: 'Das andere senden',

  conflictTitle: 'Jemand hat dasselbe im Shop geändert',
  conflictText: 'Sie entscheiden Feld für Feld, was der Shop haben soll.',

  unreadableTitle: 'Diese Version kann die Änderung nicht lesen',
  unreadableText:
    'Sie stammt aus einer anderen Version oder wurde beschädigt. Sie bleibt erhalten und wird nie gesendet. Exportieren Sie sie, bevor Sie sie verwerfen.',
  raw: 'So steht sie auf dem Datenträger',
  exportRaw: 'Als Datei exportieren',
  next: 'Nächste Änderung',
  previous: 'Vorherige Änderung',
  discardOne: 'Die gewählte Änderung verwerfen',
  problems: {
    required: 'Das darf nicht leer sein.',
    tooShort: (min) => `Mindestens ${min} Zeichen.`,
    tooLong: (max, length) => `Höchstens ${max} Zeichen; das sind ${length}.`,
    notAnEmail: 'Das ist keine E-Mail-Adresse.',
    notAnAmount: 'Das ist kein Betrag.',
    negative: 'Ein Betrag kann nicht unter null liegen.',
    tooManyDecimals: (decimals) => `Höchstens ${decimals} Nachkommastellen.`,
    notAGroup: 'Wählen Sie eine Gruppe.',
  },
}
