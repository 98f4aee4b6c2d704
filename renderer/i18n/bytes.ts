/** "12.4 MB": a number of bytes as people of a locale write it. */
export function bytesText(bytes: number, locale: string): string {
  const [size, unit] = UNITS.find(([least]) => bytes >= least) ?? [1, 'byte']
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: bytes / size < 100 && unit !== 'byte' ? 1 : 0,
  }).format(bytes / size)
}

const UNITS = [
  [1e9, 'gigabyte'],
  [1e6, 'megabyte'],
  [1e3, 'kilobyte'],
] as const
