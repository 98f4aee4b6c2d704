import { describe, expect, it } from 'vitest'
import {
  downloadOutcome,
  properFileName,
  saveDialogFor,
} from '../../../../../electron/main/window/downloads.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'

describe('the name of a file', () => {
  it.each([
    ['customers-2026-11-29.csv', 'customers-2026-11-29.csv'],
    ['Kunden für "Müller & Söhne".csv', 'Kunden für -Müller & Söhne-.csv'],
    ['../../etc/passwd', '..-..-etc-passwd'],
    ['a\\b:c|d?.csv', 'a-b-c-d-.csv'],
    ['tab\tline\n.csv', 'tab-line-.csv'],
    ['CON', 'export-CON'],
    ['nul.csv', 'export-nul.csv'],
    ['name. . ', 'name'],
    ['', 'export-'],
  ])('%j is %j on every system', (name, proper) => {
    expect(properFileName(name)).toBe(proper)
  })

  it('keeps its ending however long it is', () => {
    expect(properFileName(`${'x'.repeat(400)}.csv`)).toMatch(/^x{100,}\.csv$/)
  })
})

describe('the dialog that asks where to save', () => {
  it('begins with the name, in the folder for downloads, and knows the kind of file', () => {
    expect(saveDialogFor('customers.csv', '/home/ada/Downloads', textsFor('de'))).toEqual({
      title: textsFor('de').saveFile,
      defaultPath: '/home/ada/Downloads/customers.csv',
      filters: [{ name: textsFor('de').fileKinds['csv'], extensions: ['csv'] }],
    })
    for (const name of ['x', 'x.constructor', 'x.toString', 'x.__proto__'])
      expect(saveDialogFor(name, '/d', textsFor('en')).filters).toEqual([])
  })
})

describe('a file', () => {
  it.each([
    ['completed', true, 'saved'],
    ['completed', false, 'failed'],
    ['interrupted', true, 'failed'],
    ['interrupted', false, 'failed'],
    ['cancelled', false, 'cancelled'],
    ['cancelled', true, 'cancelled'],
  ] as const)('%s, there: %s, is %s', (state, isThere, outcome) => {
    expect(downloadOutcome(state, isThere)).toBe(outcome)
  })
})
