/**
 * Text as it may be in a cell of a CSV file. A spreadsheet runs a cell that begins with one of these signs as
 * a formula, so an apostrophe goes before it. Opened with another delimiter, a part of the text becomes a
 * cell of its own: the same goes after each delimiter and line end within, also where quotes come first, which are
 * doubled in the file and close at once there. What would be taken for a text that got an apostrophe gets one too, so
 * that `unescapeCell` takes off exactly what was put there.
 */
export const escapeCell = (text: string): string => text.replace(DANGEROUS, "'")

/** The text that `escapeCell` made a cell of. What a person typed into a spreadsheet comes back as it is. */
export const unescapeCell = (cell: string): string => cell.replace(ESCAPED, '')

const DANGEROUS = /^(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;,|\t\r\n])(?=['"]*[=+\-@＝＋－＠])/g
const ESCAPED = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[;,|\t\r\n])'(?=['"]*[=+\-@＝＋－＠])/g
