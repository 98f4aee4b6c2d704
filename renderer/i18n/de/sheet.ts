import { plural } from './plural.ts'
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
  stepNames: { file: 'Datei', columns: 'Spalten', check: 'Prüfen', save: 'Speichern' },

  drop: 'Legen Sie eine Excel- oder CSV-Datei hier ab',
  dropText: 'Noch ändert sich nichts. Zuerst prüfen Sie, was jede Zeile bewirkt.',
  choose: 'Datei auswählen',
  chosen: 'Excel- oder CSV-Datei mit Kunden',
  dropAnywhere: 'Datei ablegen, um sie zu importieren',
  dropOne: 'Legen Sie nur eine Datei auf einmal ab.',
  dropBusy: 'Ein Import läuft noch. Legen Sie die Datei danach erneut ab.',
  template: 'Vorlage herunterladen',
  hintTitle: 'So funktioniert es',
  hints: [
    'Exportieren Sie die Kunden aus der Liste.',
    'Bearbeiten Sie sie in Ihrer Tabelle. Die Spalte ID oder E-Mail muss bleiben, andere können Sie entfernen.',
    'Speichern Sie die Tabelle als Excel-Arbeitsmappe (.xlsx) oder CSV und legen Sie die Datei hier ab.',
  ],
  reading: 'Datei wird gelesen',
  stopReading: 'Abbrechen',
  refused: {
    'old-workbook': {
      what: 'Das ist eine Excel-Arbeitsmappe im alten Format .xls.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).',
    },
    'xml-workbook': {
      what: 'Das ist eine Arbeitsmappe im XML-Format von Excel 2003.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).',
    },
    'other-workbook': {
      what: 'Das ist eine Arbeitsmappe anderer Art, zum Beispiel .ods, .numbers oder .xlsb.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).',
    },
    'protected-workbook': {
      what: 'Diese Arbeitsmappe ist mit einem Kennwort geschützt.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation, entfernen Sie das Kennwort und speichern Sie sie erneut.',
    },
    'damaged-workbook': {
      what: 'Diese Arbeitsmappe ist beschädigt oder unvollständig.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie erneut. Wenn sie heruntergeladen wurde, laden Sie sie noch einmal herunter.',
    },
    'huge-workbook': {
      what: 'Diese Arbeitsmappe enthält entpackt weit mehr Daten, als eine Kundenliste braucht.',
      todo: 'Kopieren Sie die gewünschten Zeilen in eine neue Arbeitsmappe oder speichern Sie das Blatt als CSV.',
    },
    'web-page': {
      what: 'Das ist eine Webseite mit einer Tabelle, auch wenn ihr Name auf .xls endet.',
      todo: 'Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).',
    },
    document: {
      what: 'Das ist ein Dokument oder ein Archiv, keine Tabelle.',
      todo: 'Wählen Sie eine Excel-Arbeitsmappe (.xlsx) oder eine CSV-Datei.',
    },
    'too-many-rows': {
      what: 'Diese Datei hat mehr als 1.000.000 Zeilen.',
      todo: 'Teilen Sie sie in kleinere Dateien.',
    },
    empty: {
      what: 'Diese Datei enthält keine Kunden.',
      todo: 'Die erste Zeile muss die Spaltennamen enthalten, danach folgt ein Kunde pro Zeile.',
    },
    'not-text': {
      what: 'Das ist weder eine Excel-Arbeitsmappe noch eine Textdatei.',
      todo: 'Wählen Sie eine Excel-Arbeitsmappe (.xlsx) oder eine CSV-Datei.',
    },
    'one-column': {
      what: 'Diese Datei hat nur eine Spalte.',
      todo: 'Die Datei braucht eine Spalte mit Kunden-ID oder E-Mail und mindestens eine weitere mit den neuen Werten. Trennen Sie die Zellen durch Komma, Semikolon, Tabulator oder senkrechten Strich.',
    },
    'broken-heads': {
      what: 'In der ersten Zeile fehlt ein Anführungszeichen oder steht eines an der falschen Stelle.',
      todo: 'Korrigieren Sie es und speichern Sie die Datei erneut.',
    },
    'too-many-columns': {
      what: 'Diese Datei hat mehr als 500 Spalten.',
      todo: 'Behalten Sie nur die Spalten, die Sie importieren möchten, und speichern Sie die Datei erneut.',
    },
    'too-large': {
      what: 'Diese Datei ist zu groß.',
      todo: 'Teilen Sie sie in Dateien von weniger als 400 MB.',
    },
    failed: {
      what: 'Diese Datei konnte nicht gelesen werden.',
      todo: 'Schließen Sie sie in anderen Programmen oder speichern Sie sie erneut. Wenn sie verschoben wurde, wählen Sie sie neu aus.',
    },
  },

  fileRows: (count, written) => plural(count, { one: '1 Zeile', other: `${written} Zeilen` }),
  openQuote: (row, lines, written) =>
    lines === 0
      ? `Ein Anführungszeichen in Zeile ${row} wird nie geschlossen. Zeile ${row} wird nicht importiert. Schließen Sie es in der Datei und wählen Sie die Datei erneut aus.`
      : plural(lines, {
          one: `Ein Anführungszeichen in Zeile ${row} wird nie geschlossen, deshalb wurde die Zeile darunter als eine einzige Zelle gelesen. Ab Zeile ${row} wird nichts importiert. Schließen Sie es in der Datei und wählen Sie die Datei erneut aus.`,
          other: `Ein Anführungszeichen in Zeile ${row} wird nie geschlossen, deshalb wurden die ${written} Zeilen darunter als eine einzige Zelle gelesen. Ab Zeile ${row} wird nichts importiert. Schließen Sie es in der Datei und wählen Sie die Datei erneut aus.`,
        }),
  another: 'Andere Datei wählen',

  fileTitle: 'Datei',
  encoding: 'Zeichencodierung',
  encodings: {
    'utf-8': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16 LE)',
    'utf-16be': 'Unicode (UTF-16 BE)',
    'windows-1252': 'Westeuropäisch (Windows-1252)',
    'windows-1250': 'Mitteleuropäisch (Windows-1250)',
    'windows-1251': 'Kyrillisch (Windows-1251)',
    'windows-1253': 'Griechisch (Windows-1253)',
    'windows-1254': 'Türkisch (Windows-1254)',
    'windows-1255': 'Hebräisch (Windows-1255)',
    'windows-1256': 'Arabisch (Windows-1256)',
    'windows-1257': 'Baltisch (Windows-1257)',
    'windows-1258': 'Vietnamesisch (Windows-1258)',
    'windows-874': 'Thailändisch (Windows-874)',
    'iso-8859-2': 'Mitteleuropäisch (ISO 8859-2)',
    'iso-8859-5': 'Kyrillisch (ISO 8859-5)',
    'iso-8859-6': 'Arabisch (ISO 8859-6)',
    'koi8-r': 'Kyrillisch (KOI8-R)',
    ibm850: 'Westeuropäisch (DOS 850)',
    ibm866: 'Kyrillisch (DOS 866)',
    macintosh: 'Westeuropäisch (Mac Roman)',
    'x-mac-ce': 'Mitteleuropäisch (Mac)',
    'x-mac-cyrillic': 'Kyrillisch (Mac)',
    shift_jis: 'Japanisch (Shift_JIS)',
    'euc-jp': 'Japanisch (EUC-JP)',
    'iso-2022-jp': 'Japanisch (ISO-2022-JP)',
    gb18030: 'Chinesisch vereinfacht (GB18030)',
    big5: 'Chinesisch traditionell (Big5)',
    'euc-kr': 'Koreanisch (EUC-KR)',
  },
  letters: 'In der Datei:',
  delimiter: 'Zellen getrennt durch',
  delimiters: { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator', '|': 'Senkrechter Strich' },
  headRow: 'Zeile mit den Spaltennamen',
  rowStart: (number, start) => `${number}: ${start}`,
  sheetName: 'Blatt',
  unchangedFile: 'Die Datei wird weiter wie zuvor gelesen.',
  systems: {
    woocommerce: 'WooCommerce',
    shopify: 'Shopify',
    magento: 'Magento',
    mailchimp: 'Mailchimp',
    'google-contacts': 'Google Kontakte',
    prestashop: 'PrestaShop',
    hubspot: 'HubSpot',
  },
  otherSystem: (name) =>
    `Diese Datei stammt vermutlich aus ${name ?? 'einem anderen System'}. IDs und Gruppen darin sind nicht die Ihres Shops und wurden deshalb nicht zugeordnet. Kunden werden über die E-Mail bestimmt.`,
  columnsTitle: 'Spalten zuordnen',
  columnsText: 'Die Spalten wurden nach Namen zugeordnet. Ändern Sie, was nicht stimmt.',
  column: 'Spalte',
  examples: 'Beispielwerte',
  becomes: 'Importieren als',
  becomesOf: (column) => `Spalte ${column} importieren als`,
  notImported: 'Nicht importieren',
  noName: (at) => `Spalte ${at}`,
  customerId: 'Kunden-ID',
  wholeName: 'Vor- und Nachname',
  keyMark: 'Bestimmt den Kunden',
  options: 'Optionen',
  key: 'Kunden bestimmen über',
  keys: { id: 'Kunden-ID', email: 'E-Mail' },
  keyHint: 'Um E-Mail-Adressen zu ändern, bestimmen Sie die Kunden über ihre ID.',
  noKey: 'Wählen Sie die Spalte mit der Kunden-ID oder der E-Mail.',
  noFields: 'Wählen Sie mindestens eine weitere Spalte zum Importieren.',
  clears: 'Leere Zellen leeren das Feld',
  clearsHint: 'Andernfalls lassen leere Zellen das Feld unverändert.',
  decimalSign: 'Dezimalzeichen in Beträgen',
  decimalSigns: { '.': 'Punkt: 1,234.50', ',': 'Komma: 1.234,50' },
  check: 'Änderungen prüfen',

  checkingEmails: (count, written) =>
    plural(count, {
      one: '1 E-Mail-Adresse wird gesucht',
      other: `${written} E-Mail-Adressen werden gesucht`,
    }),
  checkingRows: (done, total) => `Wird verglichen: ${done} von ${total} Zeilen`,
  checkTitle: 'Änderungen prüfen',
  whoCounts: 'Was gilt?',
  otherPeople: (count, written) =>
    plural(count, {
      one: 'In 1 Zeile gehört die ID zu einer anderen Person als E-Mail oder Name. Was stimmt?',
      other: `In ${written} Zeilen gehört die ID zu einer anderen Person als E-Mail oder Name. Was stimmt?`,
    }),
  otherSystemRows: (count, written) =>
    plural(count, {
      one: 'Diese Datei stammt aus einem anderen System: In 1 Zeile gehört die ID zu einer anderen Person als E-Mail oder Name. Es wird nichts geändert, bis Sie wählen, worüber Kunden bestimmt werden.',
      other: `Diese Datei stammt aus einem anderen System: In ${written} Zeilen gehört die ID zu einer anderen Person als E-Mail oder Name. Es wird nichts geändert, bis Sie wählen, worüber Kunden bestimmt werden.`,
    }),
  identities: { ask: 'Diese Zeilen überspringen', email: 'Die E-Mail gilt', id: 'Die ID gilt' },
  doubts: {
    spreadsheet: {
      take: (count, written) =>
        plural(count, {
          one: '1 Wert importieren, den nur die Tabellenkalkulation geändert hat',
          other: `${written} Werte importieren, die nur die Tabellenkalkulation geändert hat`,
        }),
      hint: 'Tabellenkalkulationen entfernen führende Nullen, kürzen lange Zahlen und ändern Leerzeichen und Zeilenumbrüche. Diese Werte werden ausgelassen.',
    },
    letters: {
      take: (count, written) =>
        plural(count, {
          one: '1 Wert mit beschädigten Buchstaben importieren',
          other: `${written} Werte mit beschädigten Buchstaben importieren`,
        }),
      hint: 'Die Datei wurde vermutlich in der falschen Zeichencodierung gelesen oder gespeichert. Gehen Sie zurück und wählen Sie eine andere. Diese Werte werden ausgelassen.',
    },
    currency: {
      take: (count, written) =>
        plural(count, {
          one: '1 Betrag in anderer Währung unverändert importieren',
          other: `${written} Beträge in anderer Währung unverändert importieren`,
        }),
      hint: 'Beträge werden nicht in die Währung des Shops umgerechnet. Diese Werte werden ausgelassen.',
    },
  },
  saveValid: (count, written) =>
    plural(count, { one: '1 gültige Zeile speichern', other: `${written} gültige Zeilen speichern` }),
  rejectedRows: 'Abgelehnte Zeilen herunterladen',
  problemsReason: 'Grund',

  saveTitle: 'Wird gespeichert',
  doneTitle: 'Fertig',
  stoppedTitle: 'Abgebrochen',

  export: 'Exportieren',
  exportHint: 'Liste als Tabelle exportieren',
  forms: { xlsx: 'Excel', csv: 'CSV' },
  exportShown: (form) => `Spalten der Liste (${form})`,
  exportAll: (form) => `Alle Felder (${form})`,
  exporting: (part) => `Wird exportiert, ${part} erledigt`,
  stopExport: 'Export abbrechen',
  exported: (count, written) =>
    plural(count, { one: '1 Kunde exportiert.', other: `${written} Kunden exportiert.` }),
  exportEnded: 'Der Export wurde beendet, weil Sie den Shop gewechselt haben.',
  nothingToExport: 'Die Liste ist leer, deshalb gibt es nichts zu exportieren.',
  fileName: 'kunden',
  templateName: 'kunden-vorlage',
  rejectedRowsName: 'abgelehnte-zeilen',
}
