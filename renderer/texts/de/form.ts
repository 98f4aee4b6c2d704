import type { FieldProblem } from '../../../shared/validate.ts'
import type { ShortenedNumber } from '../../sheet/cell-value.ts'
import type { Texts } from '../en/index.ts'

function problem(what: FieldProblem | ShortenedNumber): string {
  switch (what.kind) {
    case 'required':
      return 'Das darf nicht leer sein.'
    case 'too-short':
      return `Mindestens ${what.min} Zeichen sind nötig.`
    case 'too-long':
      return `Höchstens ${what.max} Zeichen passen; das sind ${what.length}.`
    case 'not-an-email':
      return 'Eine E-Mail-Adresse sieht aus wie name@example.com.'
    case 'not-an-amount':
      return 'Geben Sie einen Betrag in Ziffern ein.'
    case 'negative':
      return 'Ein Guthaben kann nicht unter null sein.'
    case 'too-many-decimals':
      return what.decimals === 0
        ? 'Dieser Shop kennt nur Beträge ohne Nachkommastellen.'
        : `Dieser Shop kennt Beträge mit ${what.decimals} Nachkommastellen.`
    case 'shortened-number':
      return 'Eine Tabellenkalkulation hat diese Nummer gekürzt, und Ziffern sind verloren. Formatieren Sie dort die Spalte als Text, geben Sie die ganze Nummer neu ein und speichern Sie die Datei noch einmal.'
    case 'not-a-group':
      return 'Geben Sie die Nummer einer Gruppe ein, oder 0 für keine.'
  }
}

export const form: Texts['form'] = {
  problem,
  title: (name) => `Kunde ${name}`,
  back: 'Zurück zur Liste',
  close: 'Schließen',
  previous: 'Voriger Kunde',
  next: 'Nächster Kunde',
  place: (at, total) => `${at} von ${total}`,
  atEnd: 'Weiter geht diese Liste nicht.',
  menu: 'Mehr zu diesem Kunden',

  sections: {
    person: 'Person',
    account: 'Konto',
    signIn: 'Anmeldung im Shop',
    store: 'Aus dem Shop',
    addresses: 'Adressen',
  },
  marks: {
    changed: 'geändert',
    waiting: 'wartet',
    refused: 'abgelehnt',
    conflict: 'Konflikt',
  },
  markHelp: {
    changed: 'Eingegeben und noch nicht gespeichert',
    waiting: 'Hier gespeichert, wartet auf den Shop',
    refused: 'Der Shop hat es nicht angenommen',
    conflict: 'Jemand hat es auch im Shop geändert',
  },
  inStore: (value) => `Im Shop: ${value}`,
  putBack: 'Zurücksetzen',
  isPutBack: (field) => `Zurückgesetzt: ${field}`,
  putBackField: (field) => `${field} auf den Wert im Shop zurücksetzen`,
  meanwhile: (value) => `Während Ihrer Eingabe wurde daraus: ${value}.`,
  takeTheirs: 'Übernehmen',
  isTaken: (field) => `Aus dem Shop übernommen: ${field}`,
  keepMine: 'Meines behalten',
  showConflict: 'Entscheiden',
  refusedWords: (words) => `Der Shop sagt: ${words}`,
  groupNumberHint: 'Die Nummer der Gruppe aus der Shop-Verwaltung, oder 0 für keine.',
  resetHint: 'Der Shop verlangt ein neues Passwort, wenn sich der Kunde anmeldet.',
  forceHint: 'Wird einmal gesendet; der Shop sagt danach nicht, ob es gesetzt ist.',

  password: {
    new: 'Neues Passwort',
    again: 'Neues Passwort noch einmal',
    show: 'Eingabe zeigen',
    hide: 'Eingabe verbergen',
    set: 'Neues Passwort setzen …',
    cancel: 'Kein neues Passwort',
    cancelled: 'Es wird kein neues Passwort gesetzt',
    hint: 'Die meisten Shops verlangen mindestens 7 Zeichen mit Buchstaben und Ziffern.',
    problems: {
      differs: 'Diese beiden sind nicht gleich.',
      'too-long': 'Höchstens 1024 Zeichen passen.',
    },
    waits: 'Ein neues Passwort wartet auf den Shop.',
  },

  facts: {
    id: 'Kundennummer',
    created: 'Angelegt',
    modified: 'Zuletzt im Shop geändert',
    marketing: 'Möchte Werbung',
  },
  unknownDate: 'unbekannt',
  copy: (what) => `${what} kopieren`,
  copied: (what) => `${what} kopiert`,
  copyFailed: 'In die Zwischenablage ließ sich nicht schreiben. Markieren und kopieren Sie den Text selbst.',

  addresses: {
    none: 'Dieser Kunde hat keine Adresse.',
    never: 'Noch nicht geholt.',
    neverOffline: 'Noch nicht geholt. Sie kommen, sobald der Shop erreichbar ist.',
    fetched: (when) => `Geholt ${when}`,
    fetch: 'Adressen holen',
    again: 'Neu holen',
    residential: 'Privat',
    commercial: 'Geschäftlich',
  },

  changedCount: (count) =>
    count === 0 ? 'Keine Änderungen' : count === 1 ? '1 Feld geändert' : `${count} Felder geändert`,
  save: 'Speichern',
  discard: 'Änderungen verwerfen',
  discarded: 'Änderungen verworfen',
  typedAgain: (name) => `Die Eingabe für ${name} ist wieder da`,
  nothingToSave: 'Es hat sich nichts geändert, darum gibt es nichts zu speichern.',
  saved: (name) => `Gespeichert: ${name}`,
  savedWaits: (name) =>
    `Auf diesem Rechner gespeichert: ${name}. Es geht hinaus, sobald der Shop erreichbar ist.`,
  takenBack: (name) => `${name} ist wieder wie im Shop; es muss nichts gesendet werden.`,
  unchanged: (name) => `${name} ist schon so.`,
  checkFields: (count) =>
    count === 1
      ? '1 Feld braucht noch einen Blick, bevor gespeichert werden kann.'
      : `${count} Felder brauchen noch einen Blick, bevor gespeichert werden kann.`,
  undone: (name) => `Änderung an ${name} zurückgenommen`,
  tooLateToUndo: 'Diese Änderung ist schon unterwegs. Der Verlauf kann die alten Werte zurückholen.',

  banner: {
    refused: 'Der Shop hat eine Änderung an diesem Kunden abgelehnt.',
    refusedFix: 'Berichtigen Sie sie und speichern Sie neu, oder verwerfen Sie sie im Postausgang.',
    conflict: 'Dieser Kunde wurde auch im Shop geändert.',
    conflictFix: 'Vergleichen Sie beides und entscheiden Sie.',
    gone: 'Der Shop sagt, dass es diesen Kunden nicht mehr gibt.',
    goneFix: 'Der Postausgang behält Ihre Änderung, bis Sie entscheiden.',
    deleted: 'Dieser Kunde wurde im Shop gelöscht.',
    deletedFix: 'Sie sehen das zuletzt Bekannte. Kopieren Sie, was Sie noch brauchen.',
    arrived: (fields) => `Der Shop hat gerade Neues geschickt: ${fields}.`,
    arrivedFix: 'Ihre Eingabe ist unberührt.',
    unreadable: 'Eine Änderung an diesem Kunden kann diese Version nicht lesen; sie bleibt erhalten.',
    openOutbox: 'Zum Postausgang',
    openConflicts: 'Entscheiden',
    fine: 'In Ordnung',
  },
  missing: 'Dieser Kunde ist nicht auf diesem Rechner',
  missingText: 'Das Laden ist vielleicht noch nicht bei ihm angekommen, oder der Shop kennt ihn nicht.',
  missingOffline: 'Er kann geholt werden, sobald der Shop erreichbar ist.',
  fetchNow: 'Aus dem Shop holen',
  notInStore: 'Der Shop hat keinen solchen Kunden.',
  failed: 'Dieser Kunde ließ sich nicht lesen',

  actions: {
    save: 'Diesen Kunden speichern',
    refresh: 'Neu aus dem Shop holen',
    refreshed: (name) => `${name} ist frisch aus dem Shop`,
    history: 'Verlauf dieses Kunden',
    outbox: 'Wartende Änderungen im Postausgang',
    copyEmail: 'E-Mail-Adresse kopieren',
    colleagueEmail: 'Eine Kollegin ändert die E-Mail',
    colleaguePhone: 'Eine Kollegin ändert die Telefonnummer',
    colleagueDone: (field) => `Eine Kollegin am Tresen hat geändert: ${field}`,
    newPassword: 'Neues Passwort setzen',
  },
}
