/** Whether a text has letters of a script that is written from right to left, or a sign that says so. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/** Unicode's blocks for such scripts, those beyond U+FFFF by their first halves, and U+200F, U+202B, U+202E, U+2067. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFF\uD802\uD803\uD83A\uD83B]/
