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
  stepNames: { file: 'File', columns: 'Columns', check: 'Trial', save: 'Save' },

  drop: 'Drop a CSV file here',
  dropText: 'Nothing is changed yet: first you see what each row would do.',
  choose: 'Choose a file',
  chosen: 'CSV file with customers',
  template: 'Get an empty template',
  hintTitle: 'The easy way',
  hints: [
    'Export the customers that you see in the list.',
    'Change them in your spreadsheet. Keep the column ID or Email; others may go.',
    'Save it as CSV and bring it back here.',
  ],
  reading: 'Reading the file',
  stopReading: 'Stop',
  refused: {
    workbook: {
      what: 'This is a workbook, not a CSV file.',
      todo: 'In your spreadsheet, choose “Save as” and then “CSV UTF-8”.',
    },
    empty: {
      what: 'There are no customers in this file.',
      todo: 'The first row has the names of the columns; customers follow from the second row on.',
    },
    'not-text': {
      what: 'This is not a text file.',
      todo: 'In your spreadsheet, choose “Save as” and then “CSV UTF-8”.',
    },
    'one-column': {
      what: 'This file has only one column.',
      todo: 'One column finds the customers, by ID or email; each other one has what changes. Between the cells stands a comma, a semicolon, a tab or a bar.',
    },
    'broken-heads': {
      what: 'In the first row, a quotation mark is missing or in the wrong place.',
      todo: 'Correct it and save the file again as CSV.',
    },
    'too-many-columns': {
      what: 'This file has more than 500 columns.',
      todo: 'Keep those that are to be imported, and save it again.',
    },
    'too-large': { what: 'This file is too large.', todo: 'Divide it into files of less than 400 MB.' },
    failed: {
      what: 'This file could not be read.',
      todo: 'Close it in other programs, or save it again as CSV.',
    },
  },

  fileRows: (count: number, written: string) => (count === 1 ? '1 row' : `${written} rows`),
  openQuote: (row: string, lines: number, written: string) =>
    `A quotation mark that opens in row ${row} is never closed` +
    (lines === 0
      ? `. Row ${row} is not imported. `
      : `, so ${lines === 1 ? 'the line below it was' : `the ${written} lines below it were`} read as one cell. ` +
        `Nothing is imported from row ${row} on. `) +
    'Close it in the file, and choose the file again.',
  another: 'Another file',
  columnsTitle: 'What is in each column?',
  columnsText: 'Columns were matched by their names. Correct what is wrong.',
  column: 'Column',
  examples: 'First values',
  becomes: 'Becomes',
  becomesOf: (column: string) => `What column ${column} becomes`,
  notImported: 'Not imported',
  noName: (at: string) => `Column ${at}`,
  customerId: 'Customer ID',
  keyMark: 'Finds the customer',
  options: 'How to read it',
  key: 'Customers are found by',
  keys: { id: 'Customer ID', email: 'Email' },
  keyHint: 'To change emails, find customers by their ID.',
  noKey: 'Say which column has the customer ID or the email, so that customers can be found.',
  noFields: 'Say for at least one more column what it becomes.',
  clears: 'Empty cells empty the field',
  clearsHint: 'Otherwise an empty cell leaves the field as it is.',
  decimalSign: 'Decimals in amounts',
  decimalSigns: { '.': 'Point: 1,234.50', ',': 'Comma: 1.234,50' },
  check: 'Try it out',

  checkingEmails: (count: number, written: string) =>
    count === 1 ? 'Looking for 1 email' : `Looking for ${written} emails`,
  checkingRows: (done: string, total: string) => `Comparing: ${done} of ${total} rows`,
  checkTitle: 'What would happen',
  saveGood: (count: number, written: string) =>
    count === 1 ? 'Save the good one' : `Save the ${written} good ones`,
  problemsFile: 'Get the rows that cannot go',
  problemsReason: 'Why it cannot go',

  saveTitle: 'Saving',
  doneTitle: 'Done',
  stoppedTitle: 'Stopped',

  export: 'Export',
  exportHint: 'Export what the list shows as a CSV file for a spreadsheet',
  exportShown: 'The columns of the list',
  exportAll: 'All fields',
  exporting: (part: string) => `Exporting, ${part} done`,
  stopExport: 'Stop the export',
  exported: (count: number, written: string) =>
    count === 1 ? 'Exported 1 customer.' : `Exported ${written} customers.`,
  exportEnded: 'The export ended without a file, because its store was left.',
  nothingToExport: 'The list is empty, so there is nothing to export.',
  fileName: 'customers',
  templateName: 'customers-template',
  problemsName: 'rows-that-cannot-go',
}
