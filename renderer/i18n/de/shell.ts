import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const shell: Texts['shell'] = {
  screens: {
    customers: 'Kunden',
    outbox: 'Postausgang',
    conflicts: 'Konflikte',
    history: 'Verlauf',
    import: 'Import',
    settings: 'Einstellungen',
  },
  navigation: 'Ansichten',
  statusBar: 'Status',
  skip: 'Zum Inhalt',
  save: 'Speichern',
  cancel: 'Abbrechen',
  close: 'Schließen',
  undo: 'Rückgängig',
  discard: 'Verwerfen',
  retry: 'Erneut versuchen',
  tryNow: 'Jetzt versuchen',
  back: 'Zurück',
  more: 'Mehr',
  copy: 'Kopieren',
  loading: 'Wird geladen …',
  dismiss: 'Ausblenden',
  notices: 'Meldungen',
  connected: 'Verbunden',
  checking: 'Verbindung wird geprüft',
  offline: 'Nicht verbunden',
  offlineReasons: { intercepted: 'Netzanmeldung nötig', 'wrong-clock': 'Uhr prüfen' },
  waiting: (count, written) =>
    count === 0
      ? 'Keine wartenden Änderungen'
      : plural(count, { one: '1 Änderung wartet', other: `${written} Änderungen warten` }),
  nextTry: (when) => `Nächster Versuch ${when}`,
  sendingCount: (done, all) => `Wird gesendet: ${done} von ${all}`,
  oldest: (label, why) => `Älteste: ${label}, ${why}`,
  lastPull: (when) => `Aktualisiert ${when}`,
  upToDate: 'Auf dem neuesten Stand',
  neverPulled: 'Noch nicht geladen',
  downloading: (got, total) => `${got} von ${total} geladen`,
  downloadLeft: (span) => `noch ${span}`,
  downloadPaused: (got, total) => `Angehalten bei ${got} von ${total}`,
  pulling: 'Änderungen werden abgerufen',
  pullFailed: (when) => `Abruf fehlgeschlagen, erneut ${when}`,
  quota: (left, total) => `${left} von ${total} Anfragen übrig`,
  quotaHint: 'Anfragen, die der Shop allen Apps zusammen pro Zeitfenster erlaubt',
  practiceStore: 'Übungsshop',
  trouble: 'Problem',
  troubleCount: (count) =>
    plural(count, { one: '1 Problem: Details anzeigen', other: `${count} Probleme: Details anzeigen` }),
  showOutbox: (waiting) => `${waiting}: Postausgang anzeigen`,
  storeMenu: (store) => `Shop: ${store}`,
  switchTo: (store) => `Zu ${store} wechseln`,
  addStore: 'Weiteren Shop hinzufügen',
  switching: (store) => `${store} wird geöffnet`,
  tokenTitle: {
    'token-rejected': 'Der Shop akzeptiert dieses Token nicht mehr',
    'no-permission': 'Diesem Token fehlt eine Berechtigung',
    'not-signed-in': 'Sie sind bei diesem Shop nicht angemeldet',
    'wrong-store': 'Ein anderer Shop ist geöffnet',
    unknown: 'Der Shop hat das Token abgelehnt',
  },
  tokenMore: {
    'token-rejected':
      'Möglicherweise wurde es widerrufen. Arbeiten Sie einfach weiter: Ihre Änderungen sind hier gespeichert und werden gesendet, sobald Sie ein neues Token eingeben.',
    'no-permission':
      'Der Shop hat eine Anfrage verweigert. Ihre Änderungen sind hier gespeichert und werden gesendet, sobald Sie ein Token mit der Berechtigung „Customers: modify“ eingeben.',
    'not-signed-in':
      'Ihre Änderungen sind hier gespeichert. Geben Sie das Token erneut ein, um sie zu senden.',
    'wrong-store': 'Diese Änderungen gehören zu einem anderen Shop. Wechseln Sie dorthin, um sie zu senden.',
    unknown:
      'Arbeiten Sie einfach weiter: Ihre Änderungen sind hier gespeichert und werden gesendet, sobald Sie ein neues Token eingeben.',
  },
  enterToken: 'Neues Token eingeben',
  newToken: 'Neues Zugangstoken',
  useToken: 'Dieses Token verwenden',
  tokenWorks: 'Das neue Token funktioniert',
  announcements: {
    delivered: (count) =>
      plural(count, { one: '1 Änderung zugestellt', other: `${count} Änderungen zugestellt` }),
    online: 'Mit dem Shop verbunden',
    offline: 'Nicht verbunden. Was Sie speichern, wird später gesendet.',
    allHere: (count) => `Alle ${count} Kunden sind auf diesem Computer`,
    refused: (label, why) => `Der Shop hat die Änderung an ${label} abgelehnt: ${why}`,
    conflict: (label) => `Konflikt: Jemand anderes hat ${label} ebenfalls geändert`,
    gone: (label) => `${label} existiert im Shop nicht mehr`,
    title: (refused, conflicts) =>
      refused === 0
        ? plural(conflicts, {
            one: 'Konflikt bei einer Änderung',
            other: `Konflikte bei ${conflicts} Änderungen`,
          })
        : conflicts === 0
          ? plural(refused, {
              one: 'Eine Änderung wurde abgelehnt',
              other: `${refused} Änderungen wurden abgelehnt`,
            })
          : `${refused + conflicts} Änderungen brauchen Ihre Entscheidung`,
    more: (first, others) => (others === 0 ? first : `${first} und ${others} weitere`),
  },
  openFailed: 'Die Daten auf diesem Computer konnten nicht geöffnet werden.',
  keyLostTitle: 'Die Daten auf diesem Computer können nicht gelesen werden',
  keyLost: (waiting) =>
    'Der Schlüssel ist nicht mehr im Schlüsselbund. Die Kunden können Sie neu laden. ' +
    (waiting === 0
      ? 'Es gab keine wartenden Änderungen.'
      : plural(waiting, {
          one: '1 nicht zugestellte Änderung ist mit dem Schlüssel verloren.',
          other: `${waiting} nicht zugestellte Änderungen sind mit dem Schlüssel verloren.`,
        })),
  keyElsewhereTitle: 'Die Daten auf diesem Computer sind gesperrt',
  keyElsewhere: (waiting) =>
    'Sie sind mit einem Schlüssel verschlüsselt, der an anderer Stelle liegt: im Schlüsselbund oder hinter einem Kennwort. ' +
    'Melden Sie sich ab und auf dem früheren Weg wieder an, um sie zu öffnen. ' +
    (waiting === 0
      ? 'Oder löschen Sie die Daten und laden Sie die Kunden neu.'
      : plural(waiting, {
          one: 'Oder löschen Sie die Daten samt 1 nicht zugestellten Änderung.',
          other: `Oder löschen Sie die Daten samt ${waiting} nicht zugestellten Änderungen.`,
        })),
  opening: (store) => `${store} wird geöffnet`,
  erasing: 'Die Daten dieses Shops werden gelöscht',
  eraseTitle: (store) => `Daten von ${store} auf diesem Computer löschen?`,
  keyLostErase: 'Löschen und neu laden',
  undone: (label) => `Letzte Änderung an ${label} rückgängig gemacht`,
  nothingToUndo: 'Es gibt keine ungesendete Änderung zum Rückgängigmachen',
  tooLateToUndo:
    'Die letzte Änderung lässt sich nicht mehr rückgängig machen. Wartende Änderungen finden Sie im Postausgang.',
  undoLastEdit: 'Letzte gespeicherte Änderung rückgängig machen',
  goBack: 'Zurück',
  goForward: 'Vorwärts',
  goTo: (screen) => `Gehe zu ${screen}`,
  signOut: 'Abmelden',
}
