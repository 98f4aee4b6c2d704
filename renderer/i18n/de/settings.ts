import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const settings: Texts['settings'] = {
  appearance: 'Darstellung',
  theme: 'Farben',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  density: 'Dichte',
  densities: { comfortable: 'Komfortabel', compact: 'Kompakt' },
  language: 'Sprache',
  languageOfSystem: (language) => `System (${language})`,
  store: 'Dieser Shop',
  name: 'Name',
  hash: 'Store-Kennung',
  currency: 'Währung',
  noCurrency: 'Das Token hat keinen Zugriff auf die Währung. Beträge werden ohne Währung angezeigt.',
  keptIn: 'Token',
  kept: {
    keychain: 'Im Schlüsselbund dieses Systems',
    passphrase: 'Auf diesem Computer, durch Ihr Kennwort geschützt',
    memory: 'Im Arbeitsspeicher, bis zum Beenden',
  },
  changeToken: 'Token ändern',
  reserve: 'Für andere Apps reservierte Anfragen',
  reserveHint: (left, total) =>
    `Der Shop erlaubt allen Apps zusammen ${total} Anfragen pro Zeitfenster. Counterfoil lässt davon ${left} für andere Apps frei.`,
  reserveHintPlain:
    'Der Shop begrenzt die Anfragen aller Apps zusammen. Diesen Anteil lässt Counterfoil für andere Apps frei.',
  lastPull: 'Kunden',
  fetchNow: 'Änderungen jetzt abrufen',
  findDeleted: 'Gelöschte Kunden suchen',
  findDeletedHint: 'Gleicht alle Kunden mit dem Shop ab. Das geschieht auch automatisch etwa einmal am Tag.',
  lookedForDeleted: 'Alle Kunden wurden mit dem Shop abgeglichen',
  stores: 'Shops',
  storesHint:
    'Jeder Shop hat eigene Kunden und einen eigenen Postausgang. Änderungen werden nur an den Shop gesendet, zu dem sie gehören.',
  open: 'Geöffnet',
  switch: 'Wechseln',
  data: 'Daten auf diesem Computer',
  dataHint: 'Verschlüsselt mit einem Schlüssel, der im Schlüsselbund liegt.',
  dataHintPassphrase: 'Verschlüsselt mit einem Schlüssel, den Ihr Kennwort schützt.',
  dataHintMemory:
    'Verschlüsselt mit einem Schlüssel, der beim Beenden gelöscht wird. Danach sind die Daten nicht mehr lesbar.',
  customers: 'Kunden',
  waiting: 'Wartende Änderungen',
  counterfoils: 'Belege im Verlauf',
  size: 'Größe auf dem Datenträger',
  sizeWords: (used, room) => `${used} von etwa ${room} verfügbar`,
  mayBeCleared:
    'Das System kann diese Daten löschen, wenn der Speicherplatz knapp wird. Das Journal enthält eine zweite Kopie Ihrer Änderungen.',
  signOut: 'Abmelden',
  signOutHint:
    'Entfernt das Token. Kunden und wartende Änderungen bleiben verschlüsselt hier, für das nächste Mal.',
  signOutHintMemory: 'Entfernt das Token. Kunden und wartende Änderungen bleiben bis zum Beenden.',
  eraseHint: 'Löscht auch die Daten dieses Shops auf diesem Computer. Im Shop selbst ändert sich nichts.',
  signOutErase: 'Abmelden und löschen',
  signOutTitle: (store) => `Von ${store} abmelden?`,
  signOutBody: (waiting) =>
    'Das Token wird entfernt. Geladene Daten bleiben verschlüsselt auf diesem Computer. ' +
    (waiting === 0
      ? 'Keine Änderung wartet.'
      : plural(waiting, {
          one: '1 wartende Änderung bleibt ebenfalls und wird nach der nächsten Anmeldung gesendet.',
          other: `${waiting} wartende Änderungen bleiben ebenfalls und werden nach der nächsten Anmeldung gesendet.`,
        })),
  signOutBodyMemory: (waiting, unsaved) => {
    const begin = 'Das Token wird entfernt, und nach dem Beenden bleibt nichts auf diesem Computer. '
    if (waiting + unsaved === 0) return `${begin}Keine Änderung wartet.`
    const edits = plural(waiting, {
      one: '1 nicht zugestellte Änderung',
      other: `${waiting} nicht zugestellte Änderungen`,
    })
    const drafts = plural(unsaved, {
      one: '1 nicht gespeicherter Entwurf',
      other: `${unsaved} nicht gespeicherte Entwürfe`,
    })
    const what = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' und ')
    const are = plural(waiting + unsaved, { one: 'ist', other: 'sind' })
    return `${begin}${what} ${are} verloren, wenn Sie sich vor dem Beenden nicht wieder anmelden.`
  },
  eraseTitle: (store) => `Von ${store} abmelden und die Daten löschen?`,
  eraseBody: (waiting, unsaved) => {
    const edits = plural(waiting, {
      one: '1 Änderung wurde nicht zugestellt. Sie ist endgültig verloren.',
      other: `${waiting} Änderungen wurden nicht zugestellt. Sie sind endgültig verloren.`,
    })
    const drafts = plural(unsaved ?? 0, {
      one: '1 Entwurf wurde nicht gespeichert. Er ist endgültig verloren.',
      other: `${unsaved} Entwürfe wurden nicht gespeichert. Sie sind endgültig verloren.`,
    })
    const nothing =
      unsaved === null
        ? 'Keine Änderung wartet.'
        : 'Keine Änderung wartet. Es geht nichts verloren, was nicht im Shop ist.'
    const lost = [waiting > 0 ? edits : '', unsaved ? drafts : ''].filter(Boolean).join(' ')
    return `Kunden, Verlauf und Entwürfe dieses Shops werden von diesem Computer gelöscht. ${lost || nothing}`
  },
  eraseYes: (waiting, unsaved) => {
    const edits = plural(waiting, { one: '1 Änderung', other: `${waiting} Änderungen` })
    const drafts = plural(unsaved, { one: '1 Entwurf', other: `${unsaved} Entwürfe` })
    const lost = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' sowie ')
    return lost ? `Löschen und ${lost} verlieren` : 'Löschen'
  },
  eraseHalf: 'Die Daten wurden gelöscht, aber das Abmelden ist fehlgeschlagen',
  eraseHalfMore:
    'Wartende Änderungen wurden aus dem Journal wiederhergestellt, und die Kunden werden neu geladen.',
  about: 'Über Counterfoil',
  version: 'Version',
  host: 'Läuft auf',
  hosts: { electron: 'Electron', chromium: 'Chromium-Host (für die Entwicklung)' },
  log: 'Protokoll',
  logHint:
    'Probleme werden in counterfoil.log neben den Daten protokolliert. Das Protokoll enthält weder Token noch Kundendaten.',
  showLicenses: 'Lizenzen anzeigen',
  licenses: 'Lizenzen der Software in Counterfoil',
  licensesMissing: 'Die Liste der Lizenzen fehlt in diesem Build.',
  secrecy: 'Counterfoil verbindet sich nur mit Ihrem Shop und, um sich zu aktualisieren, mit GitHub.',
}
