import type { Texts } from '../en/index.ts'

export const bulk: Texts['bulk'] = {
  change: (count, written) => (count === 1 ? '1 Kunden ändern' : `${written} Kunden ändern`),
  showProgress: (state, part) =>
    state === 'paused'
      ? `Speichern angehalten, ${part} erledigt`
      : state === 'failed'
        ? `Speichern steht still, ${part} erledigt`
        : `Speichert, ${part} erledigt`,
  description:
    'Sie sehen jedes Vorher und Nachher und können es zurücknehmen, solange es nicht gesendet ist.',
  what: 'Was soll sich ändern?',
  kinds: {
    group: 'Kundengruppe',
    'tax-category': 'Steuerbefreiung',
    notes: 'Eine Zeile in den Notizen',
    credit: 'Guthaben',
    'must-change-password': 'Passwort bei der nächsten Anmeldung',
    'force-reset': 'Passwort zurücksetzen',
  },
  newGroup: 'Neue Gruppe',
  newCategory: 'Neue Steuerbefreiung',
  categoryHint: 'Bleibt das Feld leer, ist danach niemand von ihnen mehr befreit.',
  line: 'Neue Zeile',
  lineHint: 'Sie kommt unter die vorhandenen Notizen.',
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
  atMostHundred: 'Mehr als 100 Prozent lassen sich nicht abziehen.',
  creditHint: 'Ergebnisse werden auf die Nachkommastellen des Shops gerundet.',
  stopsAtZero: 'Wer weniger hat, geht auf null',
  stopsAtZeroHint: 'Sonst bleibt das Guthaben dort, wie es ist.',
  passwordChoice: 'Bei der nächsten Anmeldung',
  mustChange: 'Ein neues Passwort ist nötig',
  needNotChange: 'Das Passwort bleibt',
  forceReset:
    'Der Shop verlangt von jedem bei der nächsten Anmeldung ein neues Passwort. Das lässt sich aus dem Shop nicht ' +
    'zurücklesen, deshalb zeigt die Vorschau nur, dass es gesendet wird.',

  preview: 'Vorschau',
  checking: (done, total) => `${done} von ${total} geprüft`,
  rows: 'Kunden und was sich ändert',
  filter: 'Anzeigen',
  filters: {
    all: 'Alle',
    change: 'Änderungen',
    same: 'Nichts zu ändern',
    problem: 'Nicht möglich',
  },
  row: (number) => `Zeile ${number}`,
  unchanged: 'Nichts zu ändern',
  save: (count, written) => (count === 1 ? '1 Änderung speichern' : `${written} Änderungen speichern`),
  nothingToSave: 'Es gibt nichts zu ändern.',
  leftOut: (count, written) =>
    count === 1 ? '1 ist nicht möglich und bleibt aus' : `${written} sind nicht möglich und bleiben aus`,

  saving: (done, total) => `${done} von ${total} gespeichert`,
  rate: (perSecond) => `${perSecond} pro Sekunde`,
  timeLeft: (span) => `noch ${span}`,
  paused: 'Angehalten',
  failed: 'Es geht gerade nicht weiter. Was schon gespeichert ist, ist sicher.',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  stop: 'Abbrechen',
  runOf: {
    bulk: (count, written) => (count === 1 ? 'Änderung für 1 Kunden' : `Änderung für ${written} Kunden`),
    import: (count, written) => (count === 1 ? 'Import von 1 Änderung' : `Import von ${written} Änderungen`),
  },
  runIs: (what, state, saved) =>
    state === 'paused'
      ? `${what} angehalten: ${saved} gespeichert`
      : state === 'failed'
        ? `${what} steht still: ${saved} gespeichert`
        : `${what}: ${saved} gespeichert`,
  showRun: (words) => `${words}. Anzeigen`,
  unfinished: (done, total, left, written) =>
    `${done} von ${total} Änderungen sind gespeichert. ` +
    (left === 1
      ? '1 ist noch nicht gespeichert und ginge verloren.'
      : `${written} sind noch nicht gespeichert und gingen verloren.`),
  leaveTitle: 'Einen anderen Shop öffnen, bevor alles gespeichert ist?',
  leaveBody:
    'Was gespeichert ist, bleibt auf diesem Rechner und wird gesendet, wenn dieser Shop wieder offen ist.',
  leaveYes: (count, written) =>
    count === 1 ? 'Weiter und 1 Änderung verlieren' : `Weiter und ${written} Änderungen verlieren`,
  inBackground: 'Es läuft weiter, wenn Sie dieses Fenster schließen.',
  saved: (count, written) => (count === 1 ? '1 Änderung gespeichert.' : `${written} Änderungen gespeichert.`),
  savedMore: (count) =>
    count === 1
      ? 'Sie geht von selbst an den Shop. Bis dahin können Sie sie zurücknehmen.'
      : 'Sie gehen von selbst an den Shop. Bis dahin können Sie sie zurücknehmen.',
  stopped: (count, written, total) =>
    count === 1
      ? `Abgebrochen: 1 von ${total} ist gespeichert.`
      : `Abgebrochen: ${written} von ${total} sind gespeichert.`,
  nothingSaved: 'Nichts wurde gespeichert.',
  alreadyWanted: 'Inzwischen war alles schon so; es musste nichts gespeichert werden.',
  undoAll: (count) => (count === 1 ? 'Zurücknehmen' : 'Alle zurücknehmen'),
  undoingCount: (done, total) => `${done} von ${total} zurückgenommen`,
  takeBack: (count, written) =>
    count === 1 ? 'Letzte Änderung zurücknehmen' : `Die letzten ${written} Änderungen zurücknehmen`,
  notYet: 'Eine Änderung für viele ist noch nicht fertig. Danach lässt sie sich zurücknehmen.',
  undone: (count, written) =>
    count === 0
      ? 'Nichts wurde zurückgenommen.'
      : count === 1
        ? '1 Änderung zurückgenommen.'
        : `${written} Änderungen zurückgenommen.`,
  notUndone: (count, written) =>
    count === 1
      ? '1 war schon unterwegs oder seitdem erneut geändert; der Verlauf kann sie zurücksetzen.'
      : `${written} waren schon unterwegs oder seitdem erneut geändert; der Verlauf kann sie zurücksetzen.`,
  openOutbox: 'Postausgang öffnen',

  reasons: {
    'not-here':
      'Dieser Kunde ist nicht auf diesem Rechner. Warten Sie das Laden ab und versuchen Sie es noch einmal.',
    'credit-too-small': 'So viel Guthaben ist nicht da.',
    'no-key': 'Die Zeile sagt nicht, um welchen Kunden es geht.',
    'not-an-id': (text) => `„${text}“ ist keine Kunden-ID.`,
    'no-such-customer': (text) => `Kein Kunde hier hat „${text}“.`,
    'email-twice': (text, count) =>
      `${count} Kunden haben die E-Mail-Adresse ${text}. Verwenden Sie deren ID.`,
    'email-taken': (text) => `Ein anderer Kunde hat die E-Mail-Adresse ${text}.`,
    'row-twice': (first) => `In Zeile ${first} geht es um denselben Kunden.`,
    'broken-quotes':
      'Ein Anführungszeichen fehlt oder steht falsch, deshalb sind die Zellen nicht zu unterscheiden.',
    'too-many-cells': 'Die Zeile hat mehr Zellen, als es Spalten gibt.',
    'unknown-group': (text) => `Der Shop hat keine Kundengruppe „${text}“.`,
    'group-twice': (text) => `Mehrere Gruppen heißen „${text}“. Verwenden Sie die Nummer der Gruppe.`,
    'not-yes-or-no': (text) => `„${text}“ ist weder Ja noch Nein.`,
    'several-lines': 'Das muss eine einzige Zeile sein.',
  },
}
