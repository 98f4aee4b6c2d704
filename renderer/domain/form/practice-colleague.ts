/** The email address that the simulated colleague enters in the practice store: a different one each time. */
export function colleagueEmail(email: string): string {
  const [name = '', host = 'example.com'] = email.split('@')
  const match = /^(.*\+counter)(\d*)$/.exec(name)
  return match ? `${match[1]}${Number(match[2] || '1') + 1}@${host}` : `${name}+counter@${host}`
}

/** The same for a phone number: its last digit is increased by one. */
export function colleaguePhone(phone: string): string {
  const at = phone.search(/\d\D*$/)
  if (at < 0) return '555 0100'
  return phone.slice(0, at) + String((Number(phone[at]) + 1) % 10) + phone.slice(at + 1)
}
