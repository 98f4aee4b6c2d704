import { FIELD_NAMES, type FieldName } from '../../../shared/customer.ts'

/** What a column of a sheet holds: the customer's id, the full name, a field, or nothing that is imported. */
export type ColumnTarget = 'id' | 'name' | FieldName | 'none'
export const COLUMN_TARGETS: readonly ColumnTarget[] = ['none', 'id', 'name', ...FIELD_NAMES]

/** Letters and digits only, without accents and case: "E-Mail", "e mail" and "EMAIL" are one name. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The names of columns: ours in both languages, those of the store's API and its own export, and those of other
 * systems. Where two columns would hold the same, the one whose name is listed first here is used.
 */
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
  name: ['customer name', 'full name', 'name', 'Kundenname', 'Kunde', 'Vor- und Nachname', 'display name'],
  first_name: ['first name', 'given name', 'forename', 'Vorname', 'fname', 'billing first name'],
  last_name: [
    'last name',
    'surname',
    'family name',
    'Nachname',
    'Familienname',
    'Zuname',
    'lname',
    'billing last name',
  ],
  email: [
    'email',
    'email address',
    'customer email',
    'mail',
    'E-Mail-Adresse',
    'user email',
    'E-mail 1 - Value',
    'billing email',
  ],
  company: [
    'company',
    'company name',
    'organisation',
    'organization',
    'Firma',
    'Firmenname',
    'Unternehmen',
    'organization name',
    'Organization 1 - Name',
    'default address company',
    'billing company',
    '_address_company',
  ],
  phone: [
    'phone',
    'phone number',
    'telephone',
    'customer phone',
    'Telefon',
    'Telefonnummer',
    'Tel.',
    'Phone 1 - Value',
    'billing phone',
    'default address phone',
    'mobile phone',
    'mobile',
    'Handy',
    'Mobiltelefon',
    'business phone',
    'home phone',
    '_address_telephone',
  ],
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

export interface KnownName {
  readonly target: Exclude<ColumnTarget, 'none'>
  /** The lower, the more certain. */
  readonly rank: number
}

const BY_NAME: ReadonlyMap<string, KnownName> = new Map(
  Object.entries(NAMES).flatMap(([target, names]) =>
    [target, ...names].map(
      (name, rank) => [plainName(name), { target: target as KnownName['target'], rank }] as const,
    ),
  ),
)

/** What a column holds, judged by its name alone. */
export const knownName = (head: string): KnownName | undefined => BY_NAME.get(plainName(head))
