import type { Texts } from '../en/index.ts'

export const fields: Texts['fields'] = {
  names: {
    first_name: 'Vorname',
    last_name: 'Nachname',
    email: 'E-Mail',
    company: 'Firma',
    phone: 'Telefon',
    store_credit: 'Guthaben',
    customer_group_id: 'Kundengruppe',
    tax_exempt_category: 'Steuerbefreiung',
    registration_ip_address: 'Registrierungs-IP',
    notes: 'Notizen',
    reset_pass_on_login: 'Muss das Passwort bei der nächsten Anmeldung ändern',
    password: 'Passwort',
    force_reset: 'Passwort zurücksetzen',
  },
  yes: 'Ja',
  no: 'Nein',
  empty: 'leer',
  noGroup: 'Keine Gruppe',
  groupNumber: (id) => `Gruppe ${id}`,
  newPassword: 'neues Passwort',
  pasteCleaned: (field) =>
    `${field}: Unsichtbare Zeichen und alles, was nicht hierhergehört, wurden entfernt.`,
}
