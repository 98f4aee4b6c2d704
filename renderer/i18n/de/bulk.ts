import { plural } from './plural.ts'
import type { Texts } from '../en/index.ts'

export const bulk: Texts['bulk'] = {
  change: (count, written) => plural(count, { one: '1 Kunden ändern', other: `${written} Kunden ändern` }),
  showProgress: (state, part) =>
    state === 'paused'
      ? `Speichern angehalten, ${part} erledigt`
      : state === 'failed'
        ? `Speichern gestoppt, ${part} erledigt`
        : `Wird gespeichert, ${part} erledigt`,
  description:
    'Prüfen Sie jede Änderung, bevor Sie speichern. Bis zum Senden können Sie alles rückgängig machen.',
  what: 'Was soll sich ändern?',
  kinds: {
    group: 'Kundengruppe',
    'tax-category': 'Steuerbefreiung',
    notes: 'Zeile in den Notizen ergänzen',
    credit: 'Guthaben',
    'must-change-password': 'Passwort bei der nächsten Anmeldung',
    'force-reset': 'Passwort zurücksetzen',
  },
  newGroup: 'Neue Gruppe',
  newCategory: 'Neue Steuerbefreiung',
  categoryHint: 'Leer lassen, um die Steuerbefreiung zu entfernen.',
  line: 'Neue Zeile',
  lineHint: 'Wird unter den vorhandenen Notizen ergänzt.',
  lineEmpty: 'Geben Sie die Zeile ein, die hinzukommen soll.',
  creditHow: 'Wie',
  creditWays: {
    set: 'Auf einen Betrag setzen',
    add: 'Einen Betrag hinzufügen',
    subtract: 'Einen Betrag abziehen',
    raise: 'Um einen Prozentsatz erhöhen',
    lower: 'Um einen Prozentsatz senken',
  },
  amount: 'Betrag',
  percent: 'Prozent',
  notPercent: 'Geben Sie eine Zahl ein, zum Beispiel 10 oder 2,5.',
  atMostHundred: 'Geben Sie höchstens 100 Prozent ein.',
  creditHint: 'Ergebnisse werden auf die Nachkommastellen des Shops gerundet.',
  stopsAtZero: 'Kleinere Guthaben werden 0',
  stopsAtZeroHint: 'Andernfalls werden diese Kunden übersprungen.',
  passwordChoice: 'Bei der nächsten Anmeldung',
  mustChange: 'Neues Passwort verlangen',
  needNotChange: 'Aktuelles Passwort behalten',
  forceReset:
    'Der Shop verlangt von jedem Kunden bei der nächsten Anmeldung ein neues Passwort. Diese Einstellung lässt sich nicht ' +
    'zurücklesen. Deshalb zeigt die Vorschau nur, dass es gesendet wird.',

  preview: 'Vorschau',
  checking: (done, total) => `${done} von ${total} geprüft`,
  rows: 'Kunden und Änderungen',
  filter: 'Anzeigen',
  filters: {
    all: 'Alle',
    change: 'Änderungen',
    doubt: 'Ausgelassen',
    same: 'Nichts zu ändern',
    problem: 'Nicht änderbar',
  },
  row: (number) => `Zeile ${number}`,
  unchanged: 'Nichts zu ändern',
  save: (count, written) =>
    plural(count, { one: '1 Änderung speichern', other: `${written} Änderungen speichern` }),
  nothingToSave: 'Es gibt nichts zu ändern.',
  leftOut: (count, written) =>
    plural(count, {
      one: '1 kann nicht geändert werden und wird übersprungen',
      other: `${written} können nicht geändert werden und werden übersprungen`,
    }),

  saving: (done, total) => `${done} von ${total} gespeichert`,
  rate: (perSecond) => `${perSecond} pro Sekunde`,
  timeLeft: (span) => `noch ${span}`,
  paused: 'Angehalten',
  failed: 'Das Speichern wurde gestoppt. Bereits gespeicherte Änderungen sind sicher.',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  stop: 'Abbrechen',
  jobName: {
    bulk: (count, written) =>
      plural(count, { one: 'Änderung für 1 Kunden', other: `Änderung für ${written} Kunden` }),
    import: (count, written) =>
      plural(count, { one: 'Import von 1 Änderung', other: `Import von ${written} Änderungen` }),
  },
  jobStatus: (what, state, saved) =>
    state === 'paused'
      ? `${what} angehalten: ${saved} gespeichert`
      : state === 'failed'
        ? `${what} gestoppt: ${saved} gespeichert`
        : `${what}: ${saved} gespeichert`,
  showJob: (words) => `${words}. Anzeigen`,
  unfinished: (done, total, left, written) =>
    `${done} von ${total} Änderungen sind gespeichert. ` +
    plural(left, {
      one: '1 ist noch nicht gespeichert und ginge verloren.',
      other: `${written} sind noch nicht gespeichert und gingen verloren.`,
    }),
  leaveTitle: 'Shop wechseln, bevor alles gespeichert ist?',
  leaveBody:
    'Gespeicherte Änderungen bleiben auf diesem Computer und werden gesendet, wenn Sie diesen Shop wieder öffnen.',
  leaveYes: (count, written) =>
    plural(count, {
      one: 'Wechseln und 1 Änderung verlieren',
      other: `Wechseln und ${written} Änderungen verlieren`,
    }),
  inBackground: 'Das Speichern läuft weiter, wenn Sie dieses Fenster schließen.',
  saved: (count, written) =>
    plural(count, { one: '1 Änderung gespeichert.', other: `${written} Änderungen gespeichert.` }),
  savedMore: (count) =>
    plural(count, {
      one: 'Sie wird automatisch gesendet. Bis dahin können Sie sie rückgängig machen.',
      other: 'Sie werden automatisch gesendet. Bis dahin können Sie sie rückgängig machen.',
    }),
  stopped: (count, written, total) =>
    plural(count, {
      one: `Abgebrochen: 1 von ${total} ist gespeichert.`,
      other: `Abgebrochen: ${written} von ${total} sind gespeichert.`,
    }),
  nothingSaved: 'Es wurde nichts gespeichert.',
  alreadyWanted: 'Alle Kunden hatten diese Werte bereits. Es wurde nichts gespeichert.',
  undoAll: (count) => plural(count, { one: 'Rückgängig machen', other: 'Alle rückgängig machen' }),
  undoingCount: (done, total) => `${done} von ${total} rückgängig gemacht`,
  undoLast: (count, written) =>
    plural(count, {
      one: 'Letzte Änderung rückgängig machen',
      other: `Die letzten ${written} Änderungen rückgängig machen`,
    }),
  notYet: 'Eine Sammeländerung läuft noch. Danach können Sie sie rückgängig machen.',
  undone: (count, written) =>
    count === 0
      ? 'Es wurde nichts rückgängig gemacht.'
      : plural(count, {
          one: '1 Änderung rückgängig gemacht.',
          other: `${written} Änderungen rückgängig gemacht.`,
        }),
  notUndone: (count, written) =>
    plural(count, {
      one: '1 wird bereits gesendet oder wurde erneut geändert. Sie können sie über den Verlauf wiederherstellen.',
      other: `${written} werden bereits gesendet oder wurden erneut geändert. Sie können sie über den Verlauf wiederherstellen.`,
    }),
  openOutbox: 'Postausgang öffnen',
  sharesEmail: 'Ein anderer Kunde hat diese E-Mail-Adresse auch. Der Shop lehnt sie vielleicht ab.',
  leftOutNow: 'Ausgelassen',
  doubts: {
    zeros: 'nur die Tabellenkalkulation hat führende Nullen oder ein Plus entfernt',
    rounded: 'nur die Tabellenkalkulation hat die Zahl gekürzt',
    spaces: 'nur die Tabellenkalkulation hat Leerzeichen oder Zeilenumbrüche geändert',
    letters: 'nur die Tabellenkalkulation hat Akzente anders gespeichert',
    date: 'nur die Tabellenkalkulation hat ein Datum daraus gemacht',
    cut: 'nur die Tabellenkalkulation hat den Text abgeschnitten',
    capitals: 'nur die Tabellenkalkulation hat Wahr oder Falsch daraus gemacht',
    damaged: 'die Buchstaben sehen beschädigt aus',
    currency: 'der Betrag ist in einer anderen Währung',
  },

  reasons: {
    'not-here':
      'Dieser Kunde ist noch nicht auf diesem Computer. Warten Sie den Download ab und versuchen Sie es erneut.',
    'credit-too-small': 'Das Guthaben reicht nicht aus.',
    'no-key': 'Die Zeile gibt nicht an, um welchen Kunden es geht.',
    'not-an-id': (text) => `„${text}“ ist keine Kunden-ID.`,
    'no-such-customer': (text) => `Es wurde kein Kunde mit „${text}“ gefunden.`,
    'email-twice': (text, count) =>
      `${count} Kunden haben die E-Mail-Adresse ${text}. Verwenden Sie deren ID.`,
    'id-and-email': (id, email) =>
      `Die ID ${id} und die E-Mail-Adresse ${email} gehören zu verschiedenen Personen.`,
    'id-and-name': (id, name) => `Die ID ${id} und der Name ${name} gehören zu verschiedenen Personen.`,
    'not-a-whole-name': (text) => `„${text}“ ist kein Vor- und Nachname.`,
    'cell-error': 'Eine Formel in der Tabelle ist fehlgeschlagen.',
    'row-twice': (first) => `Zeile ${first} betrifft denselben Kunden.`,
    'broken-quotes':
      'Ein Anführungszeichen fehlt oder steht an der falschen Stelle, deshalb lassen sich die Zellen nicht trennen.',
    'too-many-cells': 'Die Zeile hat mehr Zellen als Spalten.',
    'unknown-group': (text) => `Der Shop hat keine Kundengruppe „${text}“.`,
    'group-twice': (text) => `Mehrere Gruppen heißen „${text}“. Verwenden Sie stattdessen die ID der Gruppe.`,
    'not-yes-or-no': (text) => `„${text}“ ist weder Ja noch Nein.`,
    'several-lines': 'Das muss eine einzige Zeile sein.',
  },
}
