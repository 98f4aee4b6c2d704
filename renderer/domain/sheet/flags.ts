/** Reads a yes or no in any language that a sheet may be written in; `null` where it is neither. */
export function flagIn(cell: string): boolean | null {
  const text = cell.trim().toLowerCase()
  if (YES.includes(text)) return true
  return NO.includes(text) ? false : null
}

const YES = ['yes', 'y', 'true', '1', 'x', 'on', 'ja', 'j', 'wahr', 'oui', 'vrai', 'sí', 'si', 'verdadero']
const NO = ['no', 'n', 'false', '0', 'off', 'nein', 'falsch', 'non', 'faux', 'falso']
