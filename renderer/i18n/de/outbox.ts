import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const outbox: Texts['outbox'] = {
  list: 'Wartende Änderungen',
  detail: 'Ausgewählte Änderung',
  summary: (written, count, need, isHeld) => {
    if (need === count) {
      return plural(count, {
        one: '1 Änderung wartet und braucht Ihre Entscheidung',
        other: `${written} Änderungen warten, alle brauchen Ihre Entscheidung`,
      })
    }
    if (need > 0) {
      return plural(need, {
        one: `${written} Änderungen warten, 1 braucht Ihre Entscheidung`,
        other: `${written} Änderungen warten, ${need} brauchen Ihre Entscheidung`,
      })
    }
    if (isHeld) return plural(count, { one: '1 Änderung wartet', other: `${written} Änderungen warten` })
    return plural(count, {
      one: '1 Änderung wartet. Sie wird automatisch gesendet.',
      other: `${written} Änderungen warten. Sie werden automatisch gesendet.`,
    })
  },
  oldest: (label, since, why) => `Älteste: ${label}, ${since} gespeichert. ${why}`.trim(),
  justNow: 'gerade eben',
  groups: { person: 'Handlungsbedarf', going: 'Wird automatisch gesendet', held: 'Zurückgestellt' },
  confirmationNeeded: 'Bestätigung nötig',
  andMore: (fields, more) => `${fields} und ${more} weitere`,

  emptyTitle: 'Keine wartenden Änderungen',
  emptyText:
    'Alles Gespeicherte ist im Shop. Änderungen, die Sie ohne Verbindung speichern, warten hier, bis sie gesendet werden können.',
  toCustomers: 'Zu den Kunden',
  toHistory: 'Zugestellte Änderungen anzeigen',

  status: {
    sending: (done, all) => `Wird gesendet: ${done} von ${all}`,
    rate: (perMinute, left) => `${perMinute} pro Minute, noch etwa ${left}`,
    rateUnknown: 'Gerade gestartet',
    stopped: 'Das Senden ist angehalten',
    stoppedMore: 'Die Änderungen bleiben hier, bis Sie fortsetzen.',
    waitsForToken: 'Das Senden wartet auf ein neues Token',
    waitsForSignIn: 'Das Senden wartet auf Ihre Anmeldung',
    blockedMore: 'Nichts ist verloren. Das Senden wird automatisch fortgesetzt.',
    signInMore:
      'Nichts ist verloren. Das Senden wird fortgesetzt, sobald Sie bei diesem Shop angemeldet sind.',
    rateLimited: 'Der Shop begrenzt die Anfragen',
    rateLimitedMore: (when) => `Das Senden wird ${when} automatisch fortgesetzt.`,
    unreachable: 'Der Shop ist nicht erreichbar',
    unreachableMore: (when) =>
      `Änderungen werden automatisch gesendet, sobald der Shop wieder da ist. Nächster Versuch ${when}.`,
    unreachableSoon: 'Änderungen werden automatisch gesendet, sobald der Shop wieder da ist.',
    attentionNeeded: 'Die übrigen Änderungen brauchen Ihre Entscheidung',
    attentionNeededMore: 'Bis dahin wird nichts weiter gesendet.',
    waiting: 'Bereit zum Senden',
    waitingMore: (when) => `Nächster Versuch ${when}.`,
    startingSoon: 'Das Senden beginnt gleich.',
  },
  newToken: 'Neues Token eingeben',
  toSignIn: 'Einstellungen öffnen',
  pause: 'Senden anhalten',
  resume: 'Senden fortsetzen',
  discardNeeding: (count) => `Die ${count} mit Handlungsbedarf verwerfen …`,
  discardAll: (count) => `Alle ${count} verwerfen …`,
  discardQuestion: (count, written) =>
    plural(count, { one: '1 Änderung verwerfen?', other: `${written} Änderungen verwerfen?` }),
  discardBody:
    'Sie werden nicht gesendet, und die Kunden bleiben im Shop unverändert. Der Verlauf behält einen Beleg.',
  discardYes: 'Verwerfen',

  faultsTitle: 'Die zwei Kopien Ihrer Änderungen stimmen nicht überein',
  faultsText:
    'Counterfoil speichert jede Änderung zweimal und vergleicht beide Kopien. Die Abweichungen stehen unten. Gelöscht wurde nichts. Vergleichen Sie den Verlauf mit Ihrer Erinnerung und kopieren Sie diesen Text für die Person, die die App betreut.',
  faultsCopied: 'Kopiert',

  openCustomer: 'Kunden öffnen',
  edit: 'Bearbeiten',
  sendNow: 'Jetzt senden',
  checkNow: 'Jetzt prüfen',
  resolve: 'Konflikt lösen',
  sendingNow: (label) => `Die Änderung an ${label} wird jetzt gesendet`,
  discarded: (label) => `Änderung an ${label} verworfen`,
  discardedMany: (count, written) =>
    plural(count, { one: '1 Änderung verworfen', other: `${written} Änderungen verworfen` }),
  sentAgain: (label) => `Die Änderung an ${label} wird erneut gesendet`,
  cannotDiscard:
    'Diese Änderung wird gerade gesendet und ist vielleicht schon im Shop. Deshalb lässt sie sich im Moment nicht verwerfen.',
  behind: 'wird nach einer früheren Änderung an diesem Kunden gesendet',
  facts: {
    saved: 'Gespeichert',
    saves: 'Zusammengefasst',
    tries: 'Versuche',
    next: 'Nächster Versuch',
    answer: 'Antwort',
  },
  noTries: 'noch keiner',
  soon: 'jetzt',
  changes: 'Änderungen',

  refusedTitle: 'Der Shop hat diese Änderung abgelehnt',
  storeSays: 'Meldung des Shops',
  noReason: 'Der Shop hat keinen Grund genannt.',
  repairHint: 'Korrigieren Sie das markierte Feld oder senden Sie die Änderung unverändert.',
  sendRepaired: 'Speichern und erneut senden',
  sendUnchanged: 'Unverändert senden',
  newPassword: 'Neues Passwort',
  newPasswordHint: 'Leer lassen, um das wartende Passwort zu senden.',

  goneTitle: 'Dieser Kunde existiert im Shop nicht mehr',
  goneText:
    'Jemand hat ihn gelöscht. Wird er wiederhergestellt, können Sie die Änderung noch senden. Andernfalls verwerfen Sie sie.',
  keep: 'Erneut versuchen',

  passwordTitle: 'Das neue Passwort ist mehr als einen Tag alt',
  passwordText:
    'Es wurde vor einiger Zeit eingegeben und kann nicht angezeigt werden. Möchten Sie es noch setzen?',
  passwordSend: 'Dieses Passwort senden',
  passwordType: 'Anderes eingeben',
  passwordSave: 'Neues Passwort senden',

  conflictTitle: 'Jemand hat dasselbe Feld im Shop geändert',
  conflictText: 'Wählen Sie für jedes Feld, welchen Wert der Shop behalten soll.',

  unreadableTitle: 'Diese Version kann die Änderung nicht lesen',
  unreadableText:
    'Sie stammt aus einer anderen Version oder ist beschädigt. Sie bleibt erhalten und wird nicht gesendet. Exportieren Sie sie, bevor Sie sie verwerfen.',
  raw: 'Rohdaten',
  exportRaw: 'Als Datei exportieren',
  next: 'Nächste Änderung',
  previous: 'Vorherige Änderung',
  discardOne: 'Ausgewählte Änderung verwerfen',
}
