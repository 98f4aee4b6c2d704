/** What a colleague at the counter makes of an email address in the practice store: another one each time. */
export function colleagueEmail(email: string): string {
  const [name = '', host = 'example.com'] = email.split('@')
  const match = /^(.*\+counter)(\d*)$/.exec(name)
  return match ? `${match[1]}${Number(match[2] || '1') + 1}@${host}` : `${name}+counter@${host}`
}

/** The same for a phone number: its last digit goes on by one. */
export function colleaguePhone(phone: string): string {
  const at = phone.search(/\d\D*$/)
  if (at < 0) return '555 0100'
  return phone.slice(0, at) + String((Number(phone[at]) + 1) % 10) + phone.slice(at + 1)
}
