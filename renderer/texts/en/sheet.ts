/** Spreadsheets: reading them, trying them out, writing them. */
export const sheet = {
  /** Names of columns that are not fields. */
  columns: {
    id: 'ID',
    acceptsMarketing: 'Accepts marketing',
    created: 'Created (UTC)',
    modified: 'Changed (UTC)',
  },
}
