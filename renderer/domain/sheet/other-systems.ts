import { knownName, plainName } from './column-names.ts'

/** The other systems whose exports are recognized by their columns; `unknown` is one that we can't name. */
export const OTHER_SYSTEMS = [
  'woocommerce',
  'shopify',
  'magento',
  'mailchimp',
  'google-contacts',
  'prestashop',
  'hubspot',
  'unknown',
] as const
export type OtherSystem = (typeof OTHER_SYSTEMS)[number]

/**
 * The other system that this export comes from, or `null` where it may be our own or the store's. Its ids of
 * customers and groups mean others here, so those columns aren't matched unless a person chooses to.
 */
export function otherSystemOf(heads: readonly string[]): OtherSystem | null {
  const names = new Set(heads.map(plainName).filter((name) => name !== ''))
  for (const [system, signs] of SIGNS) {
    if (signs.filter((sign) => names.has(sign)).length > 1) return system
  }
  const strangers = [...names].filter((name) => !knownName(name) && !isOurs(name))
  return strangers.length > LEAST_STRANGERS && strangers.length > names.size / 2 ? 'unknown' : null
}

const isOurs = (name: string): boolean => OURS.has(name) || /^(address|shipping|form)/.test(name)

const LEAST_STRANGERS = 3

/** Columns of our exports, the store's exports and its API that aren't imported. */
const OURS: ReadonlySet<string> = new Set(
  [
    ...[
      'accepts marketing',
      'created utc',
      'changed utc',
      'Erlaubt Werbung',
      'Angelegt (UTC)',
      'Geändert (UTC)',
    ],
    ...['date joined', 'date created', 'date modified', 'receive review emails', 'receive acs review emails'],
    ...['store', 'origin channel', 'channel', 'channel ids', 'login', 'order count', 'total spent lifetime'],
    ...['reason', 'Grund', 'password', 'authentication', 'attribute count', 'street', 'city', 'state', 'zip'],
    ...['country', 'Straße', 'PLZ', 'Ort', 'Land', 'postcode', 'county', 'town'],
  ].map(plainName),
)

const SIGNS: readonly (readonly [OtherSystem, readonly string[]])[] = (
  [
    [
      'woocommerce',
      [
        'user_login',
        'user_email',
        'user_pass',
        'user_registered',
        'user_nicename',
        'display_name',
        'wp_capabilities',
      ],
      ['billing_first_name', 'billing_email', 'billing_phone', 'billing_company', 'paying_customer', 'roles'],
      ['Last active', 'Sign up', 'AOV', 'Total spend', 'Username'],
    ],
    [
      'shopify',
      [
        'Accepts Email Marketing',
        'Accepts SMS Marketing',
        'Default Address Company',
        'Default Address Phone',
      ],
      [
        'Default Address Address1',
        'Total Spent',
        'Total Orders',
        'Tax Exempt',
        'Province Code',
        'Email Marketing: Status',
      ],
    ],
    [
      'magento',
      [
        '_website',
        '_store',
        'website_id',
        'store_id',
        'group_id',
        'created_in',
        'taxvat',
        'rp_token',
        'password_hash',
      ],
      [
        'Customer Since',
        'Web Site',
        'State/Province',
        'Confirmed email',
        'Account Created in',
        'Account Lock',
      ],
      ['disable_auto_group_change', 'Tax VAT Number'],
    ],
    [
      'mailchimp',
      ['MEMBER_RATING', 'OPTIN_TIME', 'OPTIN_IP', 'CONFIRM_TIME', 'LEID', 'EUID', 'DSTOFF', 'GMTOFF'],
    ],
    [
      'google-contacts',
      ['E-mail 1 - Value', 'E-mail 1 - Label', 'E-mail 1 - Type', 'Phone 1 - Value', 'Phone 1 - Label'],
      ['Group Membership', 'Organization 1 - Name', 'File As', 'Phonetic First Name', 'Given Name Yomi'],
    ],
    [
      'prestashop',
      ['id_customer', 'id_gender', 'id_default_group', 'id_shop', 'id_lang', 'Social title', 'Newsletter'],
    ],
    ['hubspot', ['Record ID', 'Lifecycle Stage', 'Contact owner', 'Lead Status', 'Associated Company']],
  ] as const
).map(([system, ...groups]) => [system, groups.flat().map(plainName)])
