import { appendFileSync } from 'node:fs'

/** Prints the figures of a test, and keeps them for the sum at the end of a soak. */
export function tellFigures(test: string, figures: Readonly<Record<string, number>>): void {
  const line = JSON.stringify({ test, ...figures })
  process.stdout.write(`${line}\n`)
  const file = process.env['COUNTERFOIL_FIGURES']
  if (file) appendFileSync(file, `${line}\n`)
}
