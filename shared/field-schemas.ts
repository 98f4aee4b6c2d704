import * as v from 'valibot'
import { FIELDS, FIELD_NAMES, type FieldName, type FieldValues } from './customer.ts'

type FieldSchemas = {
  readonly [F in FieldName]: v.ExactOptionalSchema<v.GenericSchema<FieldValues[F]>, undefined>
}

/**
 * For an object that holds some of a customer's fields: each may be absent, and has its type where it is there.
 * @param text the schema of a field that is a text
 */
export function fieldSchemas(
  text: (field: FieldName) => v.GenericSchema<string> = () => v.string(),
): FieldSchemas {
  const schemaOf = (field: FieldName): v.GenericSchema => {
    switch (FIELDS[field].kind) {
      case 'text':
      case 'email':
      case 'money':
        return text(field)
      case 'group':
        return v.pipe(v.number(), v.safeInteger(), v.minValue(0))
      case 'flag':
        return v.boolean()
    }
  }
  const entries = FIELD_NAMES.map((field) => [field, v.exactOptional(schemaOf(field))])
  return Object.fromEntries(entries) as unknown as FieldSchemas
}
