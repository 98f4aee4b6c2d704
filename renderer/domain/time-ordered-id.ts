/**
 * A UUID of version 7 (RFC 9562): it begins with the time, so that rows with such keys are appended to a table and its
 * indexes, while random keys would be put in anywhere, which takes longer the more there are.
 * @param now ms since 1970
 * @param random ten random bytes
 */
export function timeOrderedId(now: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12)
  const [a = 0, b = 0, c = 0, ...rest] = random
  const version = (0x7000 | ((a << 8) & 0x0f00) | b).toString(16)
  const variant = (0x80 | (c & 0x3f)).toString(16)
  const hex = rest.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${hex.slice(0, 2)}-${hex.slice(2)}`
}
