import { FIELD_NAMES, type FieldName } from '../../shared/customer.ts'

/** What a column of a sheet is about: the customer's id, a field, or nothing that is imported. */
export type ColumnTarget = 'id' | FieldName | 'none'
export const COLUMN_TARGETS: readonly ColumnTarget[] = ['none', 'id', ...FIELD_NAMES]

/**
 * What each column is about, by its name: ours in both languages, those of the store's API, and those of
 * the store's own export. Of two columns with one meaning the first counts.
 */
export function matchColumns(heads: readonly string[]): readonly ColumnTarget[] {
  const taken = new Set<ColumnTarget>()
  return heads.map((head) => {
    const target = BY_NAME.get(plain(head)) ?? 'none'
    if (target === 'none' || taken.has(target)) return 'none'
    taken.add(target)
    return target
  })
}

/** The same with one column about something else; a column that was about it is so no more. */
export function withTarget(
  targets: readonly ColumnTarget[],
  at: number,
  target: ColumnTarget,
): readonly ColumnTarget[] {
  return targets.map((now, column) => {
    if (column === at) return target
    return now === target && target !== 'none' ? 'none' : now
  })
}

/** By what customers are found: the id where there is one, else the email. */
export type SheetKey = 'id' | 'email'
export function keysOf(targets: readonly ColumnTarget[]): readonly SheetKey[] {
  return (['id', 'email'] as const).filter((key) => targets.includes(key))
}

/** Letters and digits only, without accents and case: "E-Mail", "e mail" and "EMAIL" are one name. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

const NAMES: Readonly<Record<Exclude<ColumnTarget, 'none'>, readonly string[]>> = {
  id: [
    'id',
    'customer id',
    'customer no',
    'customer number',
    'Kunden-ID',
    'Kundennummer',
    'Kunden-Nr.',
    'Nr.',
  ],
  first_name: ['first name', 'given name', 'forename', 'Vorname'],
  last_name: ['last name', 'surname', 'family name', 'Nachname', 'Familienname', 'Zuname'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'customer email', 'mail', 'E-Mail-Adresse'],
  company: ['company', 'company name', 'organisation', 'organization', 'Firma', 'Firmenname', 'Unternehmen'],
  phone: ['phone', 'phone number', 'telephone', 'customer phone', 'Telefon', 'Telefonnummer', 'Tel.'],
  store_credit: [
    'store credit',
    'credit',
    'store credit amount',
    'Guthaben',
    'Shopguthaben',
    'Kundenguthaben',
  ],
  customer_group_id: ['customer group', 'customer group id', 'group', 'group id', 'Kundengruppe', 'Gruppe'],
  tax_exempt_category: [
    'tax exempt category',
    'tax exempt code',
    'tax exemption',
    'tax-exempt category',
    'Steuerbefreiung',
    'Steuerbefreiungskategorie',
  ],
  registration_ip_address: [
    'registration ip address',
    'registration ip',
    'ip address',
    'Registrierungs-IP',
    'IP-Adresse der Registrierung',
    'IP-Adresse',
  ],
  notes: ['notes', 'note', 'customer notes', 'staff notes', 'Notizen', 'Notiz', 'Bemerkungen', 'Anmerkungen'],
  reset_pass_on_login: [
    'reset pass on login',
    'must change password at next login',
    'force password reset',
    'reset password on login',
    'Muss das Passwort bei der nächsten Anmeldung ändern',
    'Passwort ändern bei Anmeldung',
  ],
}

const BY_NAME: ReadonlyMap<string, ColumnTarget> = new Map(
  Object.entries(NAMES).flatMap(([target, names]) =>
    [target, ...names].map((name) => [plain(name), target as ColumnTarget] as const),
  ),
)
