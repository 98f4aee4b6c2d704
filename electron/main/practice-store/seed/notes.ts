import type { Random } from './random.ts'

export type Oddity = 'none' | 'long' | 'markup' | 'bare'

/** What the shop wrote about a customer: mostly nothing, often a line or two, now and then a whole story. */
export function noteFor(random: Random, own: readonly string[], oddity: Oddity): string {
  if (oddity === 'bare') return ''
  if (oddity === 'markup') return MARKUP
  if (oddity === 'long') return STORY.repeat(6).trim()
  const at = random.next()
  if (at < 0.55) return ''
  if (at < 0.85) return random.pick(own)
  if (at < 0.97) return `${random.pick(own)} ${random.pick(GENERAL)}`
  // As a browser's text area sends it.
  return `${random.pick(own)}\r\n\r\n${random.pick(GENERAL)}\r\n${random.pick(GENERAL)}`
}

const GENERAL = [
  'Gift wrap: always.',
  'Invoice to the office, goods to the home address.',
  'Do not offer the newsletter again (asked twice).',
  'Spoke on the phone, will order the second half in autumn.',
  'Got a voucher after the mix-up with the blue lamp.',
  'Orders for a reading group: up to 12 copies of one title.',
  'Credit came from a return, see order 10423.',
  'New address since the move; the old one is still on the invoice profile.',
]

/** Nothing here may be taken for markup or a formula by whatever shows or exports it. */
const MARKUP =
  '=HYPERLINK("https://example.com","click") <b>not bold</b> <script>alert("x")</script> & "quotes" \\ / 100 % ${name} {{ name }}\t👩🏽‍🌾🏳️‍🌈 e\u0301\u200B'

const STORY =
  'Called about the delivery of the oak shelf: two of the brackets were missing, the carpenter was already there. We sent them the same day by courier, no charge. Since then the customer orders for the whole house and asks for the same person at the counter each time.\n\n'
