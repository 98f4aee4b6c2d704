import { fieldProblem } from './field-problem.ts'
import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const form: Texts['form'] = {
  problem: fieldProblem,
  title: (name) => `Kunde ${name}`,
  back: 'Zurück zur Liste',
  close: 'Schließen',
  previous: 'Vorheriger Kunde',
  next: 'Nächster Kunde',
  place: (at, total) => `${at} von ${total}`,
  atEnd: 'Keine weiteren Kunden in dieser Liste.',
  menu: 'Weitere Aktionen für diesen Kunden',

  sections: {
    person: 'Person',
    account: 'Konto',
    signIn: 'Anmeldung im Shop',
    store: 'Angaben aus dem Shop',
    addresses: 'Adressen',
  },
  marks: {
    changed: 'geändert',
    waiting: 'wartet',
    refused: 'abgelehnt',
    conflict: 'Konflikt',
  },
  markHelp: {
    changed: 'Noch nicht gespeichert',
    waiting: 'Gespeichert, wartet auf das Senden',
    refused: 'Vom Shop abgelehnt',
    conflict: 'Auch im Shop von jemandem geändert',
  },
  inStore: (value) => `Im Shop: ${value}`,
  revert: 'Zurücksetzen',
  reverted: (field) => `Zurückgesetzt: ${field}`,
  revertField: (field) => `${field} auf den Wert im Shop zurücksetzen`,
  meanwhile: (value) => `Während Ihrer Eingabe wurde der Wert im Shop auf ${value} geändert.`,
  useStoreValue: 'Wert vom Shop verwenden',
  storeValueUsed: (field) => `Wert vom Shop übernommen: ${field}`,
  keepMine: 'Eigenen Wert behalten',
  showConflict: 'Konflikt lösen',
  storeMessage: (words) => `Meldung des Shops: ${words}`,
  groupNumberHint: 'Die ID der Gruppe aus der Shop-Verwaltung oder 0 für keine.',
  resetHint: 'Der Kunde muss bei der nächsten Anmeldung ein neues Passwort wählen.',
  forceHint: 'Wird einmal gesendet. Der Shop meldet nicht zurück, ob es gesetzt ist.',

  password: {
    new: 'Neues Passwort',
    again: 'Neues Passwort bestätigen',
    show: 'Passwort anzeigen',
    hide: 'Passwort verbergen',
    set: 'Neues Passwort setzen …',
    cancel: 'Kein neues Passwort',
    cancelled: 'Es wird kein neues Passwort gesetzt',
    hint: 'Die meisten Shops verlangen mindestens 7 Zeichen mit Buchstaben und Ziffern.',
    problems: {
      differs: 'Die Passwörter stimmen nicht überein.',
      'too-long': 'Höchstens 1024 Zeichen.',
    },
    waits: 'Ein neues Passwort wartet auf das Senden.',
  },

  facts: {
    id: 'Kunden-ID',
    created: 'Angelegt',
    modified: 'Zuletzt im Shop geändert',
    marketing: 'Erlaubt Werbung',
  },
  unknownDate: 'unbekannt',
  copy: (what) => `${what} kopieren`,
  copied: (what) => `${what} kopiert`,
  copyFailed: 'Kopieren in die Zwischenablage nicht möglich. Markieren und kopieren Sie den Text manuell.',

  addresses: {
    none: 'Dieser Kunde hat keine Adressen.',
    never: 'Noch nicht geladen.',
    neverOffline: 'Noch nicht geladen. Adressen werden geladen, sobald der Shop wieder da ist.',
    fetched: (when) => `Aktualisiert ${when}`,
    fetch: 'Adressen laden',
    again: 'Aktualisieren',
    residential: 'Privat',
    commercial: 'Geschäftlich',
  },

  changedCount: (count) =>
    count === 0
      ? 'Keine Änderungen'
      : plural(count, { one: '1 Feld geändert', other: `${count} Felder geändert` }),
  save: 'Speichern',
  discard: 'Änderungen verwerfen',
  discarded: 'Änderungen verworfen',
  draftRestored: (name) => `Ihre Eingaben für ${name} sind wiederhergestellt`,
  nothingToSave: 'Es gibt keine Änderungen zu speichern.',
  saved: (name) => `Gespeichert: ${name}`,
  savedWaits: (name) =>
    `Auf diesem Computer gespeichert: ${name}. Wird gesendet, sobald der Shop wieder da ist.`,
  nothingToSend: (name) => `${name} ist wieder wie im Shop. Es muss nichts gesendet werden.`,
  unchanged: (name) => `${name} hat diese Werte bereits.`,
  checkFields: (count) =>
    plural(count, {
      one: 'Korrigieren Sie 1 Feld, bevor Sie speichern.',
      other: `Korrigieren Sie ${count} Felder, bevor Sie speichern.`,
    }),
  undone: (name) => `Änderung an ${name} rückgängig gemacht`,
  tooLateToUndo:
    'Diese Änderung wird bereits gesendet. Die alten Werte können Sie über den Verlauf wiederherstellen.',

  banner: {
    refused: 'Der Shop hat eine Änderung an diesem Kunden abgelehnt.',
    refusedFix: 'Korrigieren Sie sie und speichern Sie erneut oder verwerfen Sie sie im Postausgang.',
    conflict: 'Dieser Kunde wurde auch im Shop geändert.',
    conflictFix: 'Vergleichen Sie beide Fassungen und wählen Sie.',
    gone: 'Laut Shop existiert dieser Kunde nicht mehr.',
    goneFix: 'Ihre Änderung bleibt im Postausgang, bis Sie entscheiden.',
    deleted: 'Dieser Kunde wurde im Shop gelöscht.',
    deletedFix: 'Sie sehen den letzten bekannten Stand. Kopieren Sie, was Sie noch brauchen.',
    arrived: (fields) => `Neue Werte aus dem Shop: ${fields}.`,
    arrivedFix: 'Ihre Eingaben sind unverändert.',
    unreadable:
      'Diese Version kann eine Änderung an diesem Kunden nicht lesen. Sie bleibt hier und wird nicht gesendet.',
    openOutbox: 'Postausgang öffnen',
    openConflicts: 'Konflikt lösen',
    gotIt: 'Verstanden',
  },
  missing: 'Dieser Kunde ist nicht auf diesem Computer',
  missingText:
    'Der Download hat diesen Kunden vielleicht noch nicht erreicht, oder der Shop kennt ihn nicht.',
  missingOffline: 'Der Kunde kann geladen werden, sobald der Shop wieder da ist.',
  fetchNow: 'Aus dem Shop laden',
  notInStore: 'Der Shop hat diesen Kunden nicht.',
  failed: 'Dieser Kunde konnte nicht geladen werden',

  actions: {
    save: 'Kunden speichern',
    refresh: 'Aus dem Shop aktualisieren',
    refreshed: (name) => `${name} aus dem Shop aktualisiert`,
    history: 'Verlauf dieses Kunden',
    outbox: 'Wartende Änderungen im Postausgang',
    copyEmail: 'E-Mail-Adresse kopieren',
    colleagueEmail: 'Änderung der E-Mail durch eine Kollegin simulieren',
    colleaguePhone: 'Änderung der Telefonnummer durch eine Kollegin simulieren',
    colleagueDone: (field) => `Eine simulierte Kollegin hat geändert: ${field}`,
    newPassword: 'Neues Passwort setzen',
  },
}
