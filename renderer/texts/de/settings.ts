import type { Texts } from '../en/index.ts'

export const settings: Texts['settings'] = {
  appearance: 'Darstellung',
  theme: 'Farben',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  density: 'Dichte',
  densities: { comfortable: 'Komfortabel', compact: 'Kompakt' },
  language: 'Sprache',
  languageOfSystem: (language) => `System (${language})`,
  languages: { en: 'English', de: 'Deutsch' },
  store: 'Dieser Shop',
  name: 'Name',
  hash: 'Store-Kennung',
  currency: 'Währung',
  noCurrency: 'Das Token darf sie nicht lesen. Beträge stehen ohne Währung da.',
  keptIn: 'Token',
  kept: {
    keychain: 'Im Schlüsselbund dieses Systems',
    passphrase: 'Auf diesem Rechner, unter Ihrem Kennwort',
    memory: 'Im Speicher, bis zum Beenden',
  },
  changeToken: 'Token ändern',
  reserve: 'Anfragen, die anderen Apps bleiben',
  reserveHint: (left, total) =>
    `Der Shop erlaubt allen seinen Apps zusammen je Zeitraum ${total} Anfragen. Counterfoil lässt den anderen davon ${left}.`,
  reserveHintPlain:
    'Der Shop begrenzt die Anfragen aller seiner Apps zusammen. Diesen Teil lässt Counterfoil den anderen.',
  lastPull: 'Kunden',
  fetchNow: 'Änderungen jetzt holen',
  findDeleted: 'Gelöschte Kunden suchen',
  findDeletedHint: 'Geht alle Kunden des Shops durch. Das geschieht etwa einmal am Tag von selbst.',
  lookedForDeleted: 'Alle Kunden wurden mit dem Shop verglichen',
  stores: 'Shops',
  storesHint:
    'Jeder Shop hat eigene Kunden und einen eigenen Postausgang. Änderungen gehen nur an den Shop, zu dem sie gehören.',
  open: 'In Gebrauch',
  switch: 'Wechseln',
  data: 'Daten auf diesem Rechner',
  dataHint: 'Verschlüsselt, mit einem Schlüssel, den nur der Schlüsselbund hat.',
  dataHintPassphrase: 'Verschlüsselt, mit einem Schlüssel, den Ihr Kennwort schützt.',
  dataHintMemory:
    'Verschlüsselt, mit einem Schlüssel, der beim Beenden verschwindet: dann kann sie niemand lesen.',
  customers: 'Kunden',
  waiting: 'Wartende Änderungen',
  counterfoils: 'Abschnitte im Verlauf',
  size: 'Größe auf dem Datenträger',
  sizeWords: (used, room) => `${used} von etwa ${room} verfügbar`,
  mayBeCleared:
    'Das System darf sie löschen, wenn der Datenträger voll wird. Das Journal hält eine zweite Kopie Ihrer Änderungen.',
  signOut: 'Abmelden',
  signOutHint:
    'Entfernt das Token. Kunden und wartende Änderungen bleiben verschlüsselt hier, für das nächste Mal.',
  signOutHintMemory: 'Vergisst das Token. Kunden und wartende Änderungen sind bis zum Beenden da.',
  eraseHint: 'Löscht auch alles von diesem Shop auf diesem Rechner. Im Shop selbst ändert sich nichts.',
  signOutErase: 'Abmelden und löschen',
  signOutTitle: (store) => `Von ${store} abmelden?`,
  signOutBody: (waiting) =>
    'Das Token wird entfernt. Was geladen wurde, bleibt verschlüsselt auf diesem Rechner. ' +
    (waiting === 0
      ? 'Keine Änderung wartet.'
      : waiting === 1
        ? '1 wartende Änderung bleibt auch und wird nach der nächsten Anmeldung gesendet.'
        : `${waiting} wartende Änderungen bleiben auch und werden nach der nächsten Anmeldung gesendet.`),
  signOutBodyMemory: (waiting, unsaved) => {
    const begin = 'Das Token wird vergessen, und nichts sollte auf diesem Rechner bleiben. '
    if (waiting + unsaved === 0) return `${begin}Keine Änderung wartet.`
    const edits = waiting === 1 ? '1 nicht zugestellte Änderung' : `${waiting} nicht zugestellte Änderungen`
    const drafts = unsaved === 1 ? '1 nicht gespeicherter Entwurf' : `${unsaved} nicht gespeicherte Entwürfe`
    const what = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' und ')
    const are = waiting + unsaved === 1 ? 'ist' : 'sind'
    return `${begin}${what} ${are} verloren, wenn Sie sich vor dem Beenden nicht wieder anmelden.`
  },
  eraseTitle: (store) => `Von ${store} abmelden und die Daten löschen?`,
  eraseBody: (waiting, unsaved) => {
    const edits =
      waiting === 1
        ? '1 Änderung wurde nicht zugestellt. Sie ist endgültig verloren.'
        : `${waiting} Änderungen wurden nicht zugestellt. Sie sind endgültig verloren.`
    const drafts =
      unsaved === 1
        ? '1 Entwurf wurde nicht gespeichert. Er ist endgültig verloren.'
        : `${unsaved} Entwürfe wurden nicht gespeichert. Sie sind endgültig verloren.`
    const nothing =
      unsaved === null
        ? 'Keine Änderung wartet.'
        : 'Keine Änderung wartet, also geht nichts verloren, was der Shop nicht hat.'
    const lost = [waiting > 0 ? edits : '', unsaved ? drafts : ''].filter(Boolean).join(' ')
    return `Kunden, Verlauf und Entwürfe dieses Shops werden auf diesem Rechner gelöscht. ${lost || nothing}`
  },
  eraseYes: (waiting, unsaved) => {
    const edits = waiting === 1 ? '1 Änderung' : `${waiting} Änderungen`
    const drafts = unsaved === 1 ? '1 Entwurf' : `${unsaved} Entwürfe`
    const lost = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' sowie ')
    return lost ? `Löschen und ${lost} verlieren` : 'Löschen'
  },
  eraseHalf: 'Die Daten wurden gelöscht, aber das Abmelden gelang nicht',
  eraseHalfMore: 'Was wartete, kam aus dem Journal zurück, und die Kunden werden neu geladen.',
  about: 'Über Counterfoil',
  version: 'Version',
  host: 'Läuft auf',
  hosts: { electron: 'Electron', chromium: 'Chromium-Host, zum Entwickeln' },
  log: 'Protokoll',
  logHint: 'Störungen stehen in counterfoil.log neben den Daten. Darin steht kein Token und kein Kunde.',
  secrecy: 'Nichts wird an irgendjemanden gesendet außer an Ihren Shop.',
}
