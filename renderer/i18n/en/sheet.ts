import { plural } from './plural.ts'
import type { Encoding } from '../../domain/sheet/encodings.ts'
import type { OtherSystem } from '../../domain/sheet/other-systems.ts'

/** Spreadsheets: reading them, trying them out, writing them. */
export const sheet = {
  /** Names of columns that are not fields. */
  columns: {
    id: 'ID',
    acceptsMarketing: 'Accepts marketing',
    created: 'Created (UTC)',
    modified: 'Changed (UTC)',
  },

  title: 'Import from a spreadsheet',
  steps: 'Steps',
  stepNames: { file: 'File', columns: 'Columns', check: 'Review', save: 'Save' },

  drop: 'Drop an Excel or CSV file here',
  dropText: 'Nothing changes yet. You’ll review what each row does first.',
  choose: 'Choose a file',
  chosen: 'Excel or CSV file with customers',
  dropAnywhere: 'Drop the file to import it',
  dropOne: 'Drop one file at a time.',
  dropBusy: 'An import is still running. Drop the file again when it’s finished.',
  template: 'Download template',
  hintTitle: 'How it works',
  hints: [
    'Export the customers shown in the list.',
    'Edit them in your spreadsheet. Keep the ID or Email column. You can remove the others.',
    'Save it as an Excel workbook (.xlsx) or CSV file and drop it here.',
  ],
  reading: 'Reading file',
  stopReading: 'Stop',
  refused: {
    'old-workbook': {
      what: 'This is an Excel workbook in the old .xls format.',
      todo: 'Open it in your spreadsheet and save it as an Excel workbook (.xlsx).',
    },
    'xml-workbook': {
      what: 'This is a workbook in the XML format of Excel 2003.',
      todo: 'Open it in your spreadsheet and save it as an Excel workbook (.xlsx).',
    },
    'other-workbook': {
      what: 'This is a workbook of another kind, such as .ods, .numbers, or .xlsb.',
      todo: 'Open it in your spreadsheet and save it as an Excel workbook (.xlsx).',
    },
    'protected-workbook': {
      what: 'This workbook is protected with a password.',
      todo: 'Open it in your spreadsheet, remove the password, and save it again.',
    },
    'damaged-workbook': {
      what: 'This workbook is damaged or incomplete.',
      todo: 'Open it in your spreadsheet and save it again. If it came from a download, download it again.',
    },
    'huge-workbook': {
      what: 'This workbook unpacks to far more data than a list of customers needs.',
      todo: 'Copy the rows you want to import to a new workbook, or save the sheet as CSV.',
    },
    'web-page': {
      what: 'This is a web page with a table, although its name may end in .xls.',
      todo: 'Open it in your spreadsheet and save it as an Excel workbook (.xlsx).',
    },
    document: {
      what: 'This is a document or an archive, not a spreadsheet.',
      todo: 'Choose an Excel workbook (.xlsx) or a CSV file.',
    },
    'too-many-rows': {
      what: 'This file has more than 1,000,000 rows.',
      todo: 'Split it into smaller files.',
    },
    empty: {
      what: 'This file has no customers.',
      todo: 'The first row must contain the column names, followed by one customer per row.',
    },
    'not-text': {
      what: 'This is neither an Excel workbook nor a text file.',
      todo: 'Choose an Excel workbook (.xlsx) or a CSV file.',
    },
    'one-column': {
      what: 'This file has only one column.',
      todo: 'The file needs one column with the customer ID or email, and at least one more with the new values. Separate cells with a comma, semicolon, tab, or vertical bar.',
    },
    'broken-heads': {
      what: 'A quotation mark in the first row is missing or misplaced.',
      todo: 'Fix it and save the file again.',
    },
    'too-many-columns': {
      what: 'This file has more than 500 columns.',
      todo: 'Keep only the columns you want to import, and save it again.',
    },
    'too-large': { what: 'This file is too large.', todo: 'Split it into files smaller than 400 MB.' },
    failed: {
      what: 'This file couldn’t be read.',
      todo: 'Close it in other apps, or save it again. If it was moved, choose it again.',
    },
  },

  fileRows: (count: number, written: string) => plural(count, { one: '1 row', other: `${written} rows` }),
  openQuote: (row: string, lines: number, written: string) =>
    lines === 0
      ? `A quotation mark in row ${row} is never closed. Row ${row} isn’t imported. Close it in the file, then choose the file again.`
      : plural(lines, {
          one: `A quotation mark in row ${row} is never closed, so the line below it was read as one cell. Nothing from row ${row} onward is imported. Close it in the file, then choose the file again.`,
          other: `A quotation mark in row ${row} is never closed, so the ${written} lines below it were read as one cell. Nothing from row ${row} onward is imported. Close it in the file, then choose the file again.`,
        }),
  another: 'Choose another file',

  fileTitle: 'File',
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16 LE)',
    'utf-16be': 'Unicode (UTF-16 BE)',
    'windows-1252': 'Western European (Windows-1252)',
    'windows-1250': 'Central European (Windows-1250)',
    'windows-1251': 'Cyrillic (Windows-1251)',
    'windows-1253': 'Greek (Windows-1253)',
    'windows-1254': 'Turkish (Windows-1254)',
    'windows-1255': 'Hebrew (Windows-1255)',
    'windows-1256': 'Arabic (Windows-1256)',
    'windows-1257': 'Baltic (Windows-1257)',
    'windows-1258': 'Vietnamese (Windows-1258)',
    'windows-874': 'Thai (Windows-874)',
    'iso-8859-2': 'Central European (ISO 8859-2)',
    'iso-8859-5': 'Cyrillic (ISO 8859-5)',
    'iso-8859-6': 'Arabic (ISO 8859-6)',
    'koi8-r': 'Cyrillic (KOI8-R)',
    ibm850: 'Western European (DOS 850)',
    ibm866: 'Cyrillic (DOS 866)',
    macintosh: 'Western European (Mac Roman)',
    'x-mac-ce': 'Central European (Mac)',
    'x-mac-cyrillic': 'Cyrillic (Mac)',
    shift_jis: 'Japanese (Shift_JIS)',
    'euc-jp': 'Japanese (EUC-JP)',
    'iso-2022-jp': 'Japanese (ISO-2022-JP)',
    gb18030: 'Simplified Chinese (GB18030)',
    big5: 'Traditional Chinese (Big5)',
    'euc-kr': 'Korean (EUC-KR)',
  } satisfies Record<Encoding, string> as Record<Encoding, string>,
  letters: 'In the file:',
  delimiter: 'Cells are separated by',
  delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar' } as Record<string, string>,
  headRow: 'Row with the column names',
  rowStart: (number: string, start: string) => `${number}: ${start}`,
  sheetName: 'Sheet',
  unchangedFile: 'The file is still read as before.',
  systems: {
    woocommerce: 'WooCommerce',
    shopify: 'Shopify',
    magento: 'Magento',
    mailchimp: 'Mailchimp',
    'google-contacts': 'Google Contacts',
    prestashop: 'PrestaShop',
    hubspot: 'HubSpot',
  } as Partial<Record<OtherSystem, string>>,
  otherSystem: (name: string | undefined) =>
    `This file seems to come from ${name ?? 'another system'}. Its IDs and groups aren’t those of your store, so they weren’t matched. Customers are identified by email.`,
  columnsTitle: 'Match columns',
  columnsText: 'Columns were matched by name. Change any that are wrong.',
  column: 'Column',
  examples: 'Sample values',
  becomes: 'Import as',
  becomesOf: (column: string) => `Import column ${column} as`,
  notImported: 'Not imported',
  noName: (at: string) => `Column ${at}`,
  customerId: 'Customer ID',
  wholeName: 'First and last name',
  keyMark: 'Identifies the customer',
  options: 'Options',
  key: 'Identify customers by',
  keys: { id: 'Customer ID', email: 'Email' },
  keyHint: 'To change emails, identify customers by their ID.',
  noKey: 'Choose the column that contains the customer ID or email.',
  noFields: 'Choose at least one more column to import.',
  clears: 'Empty cells clear the field',
  clearsHint: 'Otherwise, empty cells leave the field unchanged.',
  decimalSign: 'Decimal separator',
  decimalSigns: { '.': 'Point: 1,234.50', ',': 'Comma: 1.234,50' },
  check: 'Review changes',

  checkingEmails: (count: number, written: string) =>
    plural(count, { one: 'Looking up 1 email', other: `Looking up ${written} emails` }),
  checkingRows: (done: string, total: string) => `Comparing ${done} of ${total} rows`,
  checkTitle: 'Review changes',
  whoCounts: 'Which one counts?',
  otherPeople: (count: number, written: string) =>
    plural(count, {
      one: 'In 1 row, the ID belongs to a different person than the email or the name. Which one is right?',
      other: `In ${written} rows, the ID belongs to a different person than the email or the name. Which one is right?`,
    }),
  otherSystemRows: (count: number, written: string) =>
    plural(count, {
      one: 'This file comes from another system: in 1 row, the ID belongs to a different person than the email or the name. Nothing is changed until you choose how to identify customers.',
      other: `This file comes from another system: in ${written} rows, the ID belongs to a different person than the email or the name. Nothing is changed until you choose how to identify customers.`,
    }),
  identities: { ask: 'Skip these rows', email: 'Use the email', id: 'Use the ID' },
  doubts: {
    spreadsheet: {
      take: (count: number, written: string): string =>
        plural(count, {
          one: 'Import 1 value that only the spreadsheet changed',
          other: `Import ${written} values that only the spreadsheet changed`,
        }),
      hint: 'Spreadsheets drop leading zeros, shorten long numbers, and change spaces and line breaks. These values are left out.',
    },
    letters: {
      take: (count: number, written: string): string =>
        plural(count, {
          one: 'Import 1 value with damaged letters',
          other: `Import ${written} values with damaged letters`,
        }),
      hint: 'The file was probably read or saved in the wrong encoding. Go back and choose another one. These values are left out.',
    },
    currency: {
      take: (count: number, written: string): string =>
        plural(count, {
          one: 'Import 1 amount in another currency as it is',
          other: `Import ${written} amounts in another currency as they are`,
        }),
      hint: 'Amounts aren’t converted to the currency of the store. These values are left out.',
    },
  },
  saveValid: (count: number, written: string) =>
    plural(count, { one: 'Save 1 valid row', other: `Save ${written} valid rows` }),
  rejectedRows: 'Download rejected rows',
  problemsReason: 'Reason',

  saveTitle: 'Saving',
  doneTitle: 'Done',
  stoppedTitle: 'Stopped',

  export: 'Export',
  exportHint: 'Export the list as a spreadsheet',
  forms: { xlsx: 'Excel', csv: 'CSV' },
  exportShown: (form: string) => `Columns in the list (${form})`,
  exportAll: (form: string) => `All fields (${form})`,
  exporting: (part: string) => `Exporting, ${part} done`,
  stopExport: 'Stop export',
  exported: (count: number, written: string) =>
    plural(count, { one: 'Exported 1 customer.', other: `Exported ${written} customers.` }),
  exportEnded: 'The export was stopped because you switched stores.',
  nothingToExport: 'The list is empty, so there’s nothing to export.',
  fileName: 'customers',
  templateName: 'customers-template',
  rejectedRowsName: 'rejected-rows',
}
