/**
 * Text as it may stand in a cell of a CSV file. A spreadsheet runs a cell that begins with one of these
 * signs as a formula, so such a text gets an apostrophe before it; so does one that would be taken for a
 * text that got one. `textOfCell` takes it off again.
 */
export const cellOf = (text: string): string => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)

/** The text that `cellOf` made a cell of. What a person typed into a spreadsheet comes back as it is. */
export const textOfCell = (cell: string): string =>
  /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell
