import type { Texts } from '../en/index.ts'

export const sheet: Texts['sheet'] = {
  columns: {
    id: 'ID',
    acceptsMarketing: 'Erlaubt Werbung',
    created: 'Angelegt (UTC)',
    modified: 'Geändert (UTC)',
  },

  title: 'Aus einer Tabelle importieren',
  steps: 'Schritte',
  stepNames: { file: 'Datei', columns: 'Spalten', check: 'Probelauf', save: 'Speichern' },

  drop: 'Legen Sie eine CSV-Datei hier ab',
  dropText: 'Noch ändert sich nichts: Erst sehen Sie, was jede Zeile bewirken würde.',
  choose: 'Datei auswählen',
  chosen: 'CSV-Datei mit Kunden',
  template: 'Leere Vorlage speichern',
  hintTitle: 'So ist es am einfachsten',
  hints: [
    'Exportieren Sie die Kunden, die Sie in der Liste sehen.',
    'Ändern Sie sie in Ihrer Tabelle. Die Spalte ID oder E-Mail muss bleiben, andere dürfen weg.',
    'Speichern Sie die Tabelle als CSV und bringen Sie sie hierher zurück.',
  ],
  reading: 'Die Datei wird gelesen',
  stopReading: 'Abbrechen',
  refused: {
    workbook: {
      what: 'Das ist eine Arbeitsmappe, keine CSV-Datei.',
      todo: 'Wählen Sie in Ihrer Tabelle „Speichern unter“ und dann „CSV UTF-8“.',
    },
    empty: {
      what: 'In dieser Datei sind keine Kunden.',
      todo: 'In der ersten Zeile stehen die Namen der Spalten, ab der zweiten die Kunden.',
    },
    'not-text': {
      what: 'Das ist keine Textdatei.',
      todo: 'Wählen Sie in Ihrer Tabelle „Speichern unter“ und dann „CSV UTF-8“.',
    },
    'one-column': {
      what: 'Diese Datei hat nur eine Spalte.',
      todo: 'Eine Spalte findet die Kunden, über ID oder E-Mail; in jeder weiteren steht, was sich ändert. Zwischen den Zellen steht ein Komma, ein Semikolon, ein Tabulator oder ein senkrechter Strich.',
    },
    'broken-heads': {
      what: 'In der ersten Zeile fehlt ein Anführungszeichen oder steht eines an der falschen Stelle.',
      todo: 'Berichtigen Sie es und speichern Sie die Datei noch einmal als CSV.',
    },
    'too-many-columns': {
      what: 'Diese Datei hat mehr als 500 Spalten.',
      todo: 'Behalten Sie die, die importiert werden sollen, und speichern Sie sie noch einmal.',
    },
    'too-large': {
      what: 'Diese Datei ist zu groß.',
      todo: 'Teilen Sie sie in Dateien von weniger als 400 MB.',
    },
    failed: {
      what: 'Diese Datei ließ sich nicht lesen.',
      todo: 'Schließen Sie sie in anderen Programmen oder speichern Sie sie noch einmal als CSV.',
    },
  },

  fileRows: (count, written) => (count === 1 ? '1 Zeile' : `${written} Zeilen`),
  openQuote: (row, lines, written) =>
    `Ein Anführungszeichen, das in Zeile ${row} beginnt, wird nie geschlossen` +
    (lines === 0
      ? `. Zeile ${row} wird nicht importiert. `
      : `, deshalb ${lines === 1 ? 'ist die Zeile darunter' : `sind die ${written} Zeilen darunter`} als eine einzige Zelle gelesen worden. ` +
        `Ab Zeile ${row} wird nichts importiert. `) +
    'Schließen Sie es in der Datei, und wählen Sie die Datei noch einmal.',
  another: 'Andere Datei',
  columnsTitle: 'Was steht in welcher Spalte?',
  columnsText: 'Die Spalten wurden anhand ihrer Namen zugeordnet. Berichtigen Sie, was nicht stimmt.',
  column: 'Spalte',
  examples: 'Erste Werte',
  becomes: 'Wird zu',
  becomesOf: (column) => `Was aus der Spalte ${column} wird`,
  notImported: 'Nicht importieren',
  noName: (at) => `Spalte ${at}`,
  customerId: 'Kunden-ID',
  keyMark: 'Findet den Kunden',
  options: 'So wird gelesen',
  key: 'Kunden werden gefunden über',
  keys: { id: 'Kunden-ID', email: 'E-Mail' },
  keyHint: 'Um E-Mail-Adressen zu ändern, suchen Sie die Kunden über ihre ID.',
  noKey: 'Geben Sie an, in welcher Spalte die Kunden-ID oder die E-Mail steht, damit Kunden gefunden werden.',
  noFields: 'Geben Sie für mindestens eine weitere Spalte an, wozu sie wird.',
  clears: 'Leere Zellen leeren das Feld',
  clearsHint: 'Sonst lässt eine leere Zelle das Feld, wie es ist.',
  decimalSign: 'Dezimalzeichen in Beträgen',
  decimalSigns: { '.': 'Punkt: 1,234.50', ',': 'Komma: 1.234,50' },
  check: 'Probelauf starten',

  checkingEmails: (count, written) =>
    count === 1 ? '1 E-Mail-Adresse wird gesucht' : `${written} E-Mail-Adressen werden gesucht`,
  checkingRows: (done, total) => `Wird verglichen: ${done} von ${total} Zeilen`,
  checkTitle: 'Was geschehen würde',
  saveGood: (count, written) => (count === 1 ? '1 Zeile speichern' : `${written} Zeilen speichern`),
  problemsFile: 'Übrige Zeilen als CSV',
  problemsReason: 'Warum es nicht geht',

  saveTitle: 'Wird gespeichert',
  doneTitle: 'Fertig',
  stoppedTitle: 'Abgebrochen',

  export: 'Exportieren',
  exportHint: 'Exportieren, was die Liste zeigt, als CSV-Datei für eine Tabelle',
  exportShown: 'Die Spalten der Liste',
  exportAll: 'Alle Felder',
  exporting: (part) => `Wird exportiert, ${part} erledigt`,
  stopExport: 'Export abbrechen',
  exported: (count, written) => (count === 1 ? '1 Kunde exportiert.' : `${written} Kunden exportiert.`),
  exportEnded: 'Der Export endete ohne Datei, weil sein Shop verlassen wurde.',
  nothingToExport: 'Die Liste ist leer, deshalb gibt es nichts zu exportieren.',
  fileName: 'kunden',
  templateName: 'kunden-vorlage',
  problemsName: 'uebrige-zeilen',
}
