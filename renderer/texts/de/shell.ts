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
  connected: 'Verbunden',
  checking: 'Verbindung wird geprüft',
  offline: 'Nicht verbunden',
  waiting: (count) =>
    count === 0 ? 'Nichts wartet' : count === 1 ? '1 Änderung wartet' : `${count} Änderungen warten`,
  nextTry: (when) => `nächster Versuch ${when}`,
  sendingCount: (done, all) => `Wird gesendet: ${done} von ${all}`,
  oldest: (label, why) => `Älteste: ${label}, ${why}`,
  lastPull: (when) => `Stand ${when}`,
  neverPulled: 'Noch nicht geladen',
  downloading: (got, total) => `${got} von ${total} geladen`,
  pulling: 'Änderungen werden geholt',
  quota: (left, total) => `${left} von ${total} Anfragen frei`,
  quotaHint: 'Was der Shop allen seinen Apps in diesem Zeitraum erlaubt',
  practiceStore: 'Übungsshop',
  trouble: 'Störung',
  openFailed: 'Die Daten auf diesem Rechner ließen sich nicht öffnen.',
  keyLostTitle: 'Die Daten auf diesem Rechner sind nicht lesbar',
  keyLost: (waiting) =>
    'Ihr Schlüssel ist nicht mehr im Schlüsselbund. Die Kunden können neu geladen werden. ' +
    (waiting === 0
      ? 'Keine Änderung hat gewartet.'
      : waiting === 1
        ? '1 nicht zugestellte Änderung ist mit dem Schlüssel verloren.'
        : `${waiting} nicht zugestellte Änderungen sind mit dem Schlüssel verloren.`),
  keyLostErase: 'Löschen und neu laden',
  tookBack: (label) => `Letzte Änderung an ${label} zurückgenommen`,
  nothingToTakeBack: 'Es gibt keine ungesendete Änderung zum Zurücknehmen',
  takeBack: 'Letzte gespeicherte Änderung zurücknehmen',
  goTo: (screen) => `Gehe zu ${screen}`,
  signOut: 'Abmelden',
}
