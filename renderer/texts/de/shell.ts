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
  retry: 'Noch einmal',
  tryNow: 'Jetzt versuchen',
  back: 'Zurück',
  more: 'Mehr',
  copy: 'Kopieren',
  loading: 'Lädt …',
  dismiss: 'Ausblenden',
  notices: 'Meldungen',
  connected: 'Verbunden',
  checking: 'Verbindung wird geprüft',
  offline: 'Nicht verbunden',
  waiting: (count, written) =>
    count === 0 ? 'Nichts wartet' : count === 1 ? '1 Änderung wartet' : `${written} Änderungen warten`,
  nextTry: (when) => `nächster Versuch ${when}`,
  sendingCount: (done, all) => `Wird gesendet: ${done} von ${all}`,
  oldest: (label, why) => `Älteste: ${label}, ${why}`,
  lastPull: (when) => `Aktualisiert ${when}`,
  upToDate: 'Auf dem neuesten Stand',
  neverPulled: 'Noch nicht geladen',
  downloading: (got, total) => `${got} von ${total} geladen`,
  downloadLeft: (span) => `noch ${span}`,
  downloadPaused: (got, total) => `Angehalten bei ${got} von ${total}`,
  pulling: 'Änderungen werden geholt',
  pullFailed: (when) => `Abruf misslungen, wieder ${when}`,
  quota: (left, total) => `${left} von ${total} Anfragen frei`,
  quotaHint: 'Was der Shop allen seinen Apps in diesem Zeitraum erlaubt',
  practiceStore: 'Übungsshop',
  trouble: 'Störung',
  troubleCount: (count) => (count === 1 ? '1 Störung: ansehen' : `${count} Störungen: ansehen`),
  showOutbox: (waiting) => `${waiting}: Postausgang zeigen`,
  storeMenu: (store) => `Shop: ${store}`,
  switchTo: (store) => `Zu ${store} wechseln`,
  addStore: 'Weiteren Shop hinzufügen',
  switching: (store) => `${store} wird geöffnet`,
  tokenTitle: {
    'token-rejected': 'Der Shop nimmt das Token nicht mehr an',
    'no-permission': 'Dieses Token darf nur lesen',
    'not-signed-in': 'Niemand ist am Shop angemeldet',
    'wrong-store': 'Ein anderer Shop ist geöffnet',
    unknown: 'Der Shop hat das Token nicht angenommen',
  },
  tokenMore: {
    'token-rejected':
      'Vielleicht wurde es widerrufen. Arbeiten Sie weiter: Ihre Änderungen bleiben hier und gehen mit einem neuen Token hinaus.',
    'no-permission':
      'Der Shop hat es abgelehnt, einen Kunden zu ändern. Ihre Änderungen bleiben hier und gehen mit einem Token hinaus, das „Customers: modify“ darf.',
    'not-signed-in': 'Ihre Änderungen bleiben hier. Geben Sie das Token wieder ein, um sie zu senden.',
    'wrong-store': 'Diese Änderungen gehören zu einem anderen Shop. Wechseln Sie zu ihm, um sie zu senden.',
    unknown: 'Arbeiten Sie weiter: Ihre Änderungen bleiben hier und gehen mit einem neuen Token hinaus.',
  },
  enterToken: 'Neues Token eingeben',
  newToken: 'Neues Zugangstoken',
  useToken: 'Dieses Token verwenden',
  tokenWorks: 'Das neue Token funktioniert',
  told: {
    delivered: (count) => (count === 1 ? '1 Änderung zugestellt' : `${count} Änderungen zugestellt`),
    online: 'Mit dem Shop verbunden',
    offline: 'Nicht verbunden. Was Sie speichern, wird später gesendet.',
    allHere: (count) => `Alle ${count} Kunden sind auf diesem Rechner`,
    refused: (label, why) => `Der Shop hat die Änderung an ${label} abgelehnt: ${why}`,
    conflict: (label) => `Konflikt: jemand anderes hat ${label} auch geändert`,
    gone: (label) => `${label} gibt es im Shop nicht mehr`,
    title: (refused, conflicts) =>
      refused === 0
        ? conflicts === 1
          ? 'Eine Änderung steht im Konflikt'
          : `${conflicts} Änderungen stehen im Konflikt`
        : conflicts === 0
          ? refused === 1
            ? 'Eine Änderung wurde abgelehnt'
            : `${refused} Änderungen wurden abgelehnt`
          : `${refused + conflicts} Änderungen brauchen Sie`,
    more: (first, others) => (others === 0 ? first : `${first}, und ${others} weitere`),
  },
  openFailed: 'Die Daten auf diesem Rechner ließen sich nicht öffnen.',
  keyLostTitle: 'Die Daten auf diesem Rechner sind nicht lesbar',
  keyLost: (waiting) =>
    'Ihr Schlüssel ist nicht mehr im Schlüsselbund. Die Kunden können neu geladen werden. ' +
    (waiting === 0
      ? 'Keine Änderung hat gewartet.'
      : waiting === 1
        ? '1 nicht zugestellte Änderung ist mit dem Schlüssel verloren.'
        : `${waiting} nicht zugestellte Änderungen sind mit dem Schlüssel verloren.`),
  keyElsewhereTitle: 'Die Daten auf diesem Rechner sind verschlossen',
  keyElsewhere: (waiting) =>
    'Sie wurden unter einem Schlüssel gespeichert, der woanders liegt: im Schlüsselbund oder unter einem Kennwort. ' +
    'Um sie zu lesen, melden Sie sich ab und so wieder an wie zuvor. ' +
    (waiting === 0
      ? 'Oder löschen Sie sie und laden Sie die Kunden neu.'
      : waiting === 1
        ? 'Oder löschen Sie sie, und mit ihnen 1 nicht zugestellte Änderung.'
        : `Oder löschen Sie sie, und mit ihnen ${waiting} nicht zugestellte Änderungen.`),
  opening: (store) => `${store} wird geöffnet`,
  erasing: 'Die Daten dieses Shops werden gelöscht',
  eraseTitle: (store) => `Die Daten von ${store} auf diesem Rechner löschen?`,
  keyLostErase: 'Löschen und neu laden',
  tookBack: (label) => `Letzte Änderung an ${label} zurückgenommen`,
  nothingToTakeBack: 'Es gibt keine ungesendete Änderung zum Zurücknehmen',
  tooLateToTakeBack:
    'Das zuletzt Gespeicherte lässt sich nicht mehr zurücknehmen. Was wartet, steht im Postausgang.',
  takeBack: 'Letzte gespeicherte Änderung zurücknehmen',
  goTo: (screen) => `Gehe zu ${screen}`,
  signOut: 'Abmelden',
}
