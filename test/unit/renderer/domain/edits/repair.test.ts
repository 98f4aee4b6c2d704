import { describe, expect, test } from 'vitest'
import {
  fieldsToRepair,
  repairedValues,
  generalRefusalMessage,
} from '../../../../../renderer/domain/edits/repair.ts'
import type { EditState } from '../../../../../shared/edit.ts'
import { NOW } from '../../../../support/builders/customer.ts'
import { anEdit } from '../../../../support/builders/edit.ts'

const refused: EditState = {
  kind: 'refused',
  status: 400,
  refusal: { message: 'The field phone is too long.', fields: { phone: 'Too long.' } },
  since: NOW,
}

describe('repairing', () => {
  const edit = anEdit({ phone: '2', company: 'New Co', store_credit: '5.0000' }, refused)

  test('asks for the fields that the store named, else for all that were sent', () => {
    expect(fieldsToRepair(edit)).toEqual(['phone'])
    const silent = { ...refused, refusal: { message: '', fields: {} } }
    expect(fieldsToRepair({ ...edit, state: silent })).toEqual(['company', 'phone', 'store_credit'])
  })

  test('sends only what was changed, by the form in which the store writes it', () => {
    expect(repairedValues(edit, { phone: '3', company: 'New Co', store_credit: '5' })).toEqual({ phone: '3' })
  })

  test('never brings in a field that the edit does not have', () => {
    expect(repairedValues(edit, { email: 'x@example.com' })).toEqual({})
  })
})

describe("the store's words about a refused edit", () => {
  const said = (message: string, fields: Readonly<Record<string, string>>, patch = {}) =>
    generalRefusalMessage(
      anEdit(
        { phone: '2', ...patch },
        { kind: 'refused', status: 400, refusal: { message, fields }, since: NOW },
      ),
    )

  test('are said once: beside their field, or else as a whole', () => {
    expect(said("The field 'phone' is invalid. Too long.", { phone: 'Too long.' })).toBe('')
    expect(said('The store is closed.', {})).toBe('The store is closed.')
    expect(said('Two are wrong.\nPhone: Too long.', { phone: 'Too long.' })).toBe('Two are wrong.')
  })

  test('stay where the field they are about is not asked for', () => {
    expect(said('Force_reset: No.', { force_reset: 'No.' }, { force_reset: true })).toBe('Force_reset: No.')
    expect(said('Email: Taken.', { email: 'Taken.' })).toBe('Email: Taken.')
  })
})
