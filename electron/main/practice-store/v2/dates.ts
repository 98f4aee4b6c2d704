/** `Mon, 06 May 2024 07:34:10 +0000`, from whole seconds since 1970. */
export const rfc2822 = (seconds: number): string =>
  new Date(seconds * 1000).toUTCString().replace('GMT', '+0000')

/**
 * Whole seconds since 1970 from RFC 2822 or ISO 8601 with a time zone, or `null`. A `+` that was not
 * encoded arrives as a space and is refused.
 */
export function readDate(text: string): number | null {
  const parts = ISO.exec(text)?.slice(1) ?? rfcParts(text)
  if (!parts) return null
  const [year, month, day, hour, minute, second = '0', zone = ''] = parts
  const numbers = [year, month, day, hour, minute, second].map(Number) as Six
  const time = Date.UTC(numbers[0], numbers[1] - 1, ...(numbers.slice(2) as Four))
  const isReal = new Date(time).toISOString().startsWith(isoText(numbers))
  const offset = offsetOf(zone)
  return isReal && offset !== null ? time / 1000 - offset : null
}

type Four = [number, number, number, number]
type Six = [number, number, ...Four]

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i
const RFC =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UTC?|Z|[+-]\d{4})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function rfcParts(text: string): readonly (string | undefined)[] | null {
  const match = RFC.exec(text)
  if (!match) return null
  const [, day, month = '', year, ...rest] = match
  return [year, String(MONTHS.indexOf(month) + 1), day, ...rest]
}

function isoText([year, ...rest]: Six): string {
  const [month, day, hour, minute, second] = rest.map((number) => String(number).padStart(2, '0'))
  return `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`
}

function offsetOf(zone: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return Number(match[2]) < 24 && Number(match[3]) < 60 ? minutes * (match[1] === '-' ? -60 : 60) : null
}
