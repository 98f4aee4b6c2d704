import { describe, expect, test } from 'vitest'
import { matchColumns, withTarget } from '../../../../../renderer/domain/sheet/columns.ts'
import { otherSystemOf } from '../../../../../renderer/domain/sheet/other-systems.ts'

const WOOCOMMERCE =
  'ID,user_login,user_email,first_name,last_name,billing_first_name,billing_email,billing_phone,billing_company,roles'
const WOOCOMMERCE_ANALYTICS =
  'Name,Username,Last active,Sign up,Email,Orders,Total spend,AOV,Country / Region,City,Region,Postal code'
const SHOPIFY =
  'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address City,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags'
const MAGENTO_GRID =
  'ID,Name,Email,Group,Phone,ZIP,Country,State/Province,Customer Since,Web Site,Confirmed email,Account Created in'
const MAGENTO =
  'email,_website,_store,confirmation,created_at,created_in,dob,firstname,group_id,lastname,password_hash,store_id,website_id'
const MAILCHIMP =
  'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,LAST_CHANGED,LEID,EUID,NOTES,TAGS'
const GOOGLE =
  'First Name,Middle Name,Last Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Organization Name'

const matched = (heads: string) => {
  const names = heads.split(',')
  return Object.fromEntries(
    matchColumns(names).flatMap((target, at) => (target === 'none' ? [] : [[target, names[at]]])),
  )
}

describe("another system's columns", () => {
  test.each([
    [
      'woocommerce',
      WOOCOMMERCE,
      {
        email: 'user_email',
        first_name: 'first_name',
        last_name: 'last_name',
        phone: 'billing_phone',
        company: 'billing_company',
      },
    ],
    ['woocommerce', WOOCOMMERCE_ANALYTICS, { name: 'Name', email: 'Email' }],
    [
      'shopify',
      SHOPIFY,
      {
        first_name: 'First Name',
        last_name: 'Last Name',
        email: 'Email',
        company: 'Default Address Company',
        phone: 'Phone',
        notes: 'Note',
      },
    ],
    ['magento', MAGENTO_GRID, { name: 'Name', email: 'Email', phone: 'Phone' }],
    ['magento', MAGENTO, { email: 'email', first_name: 'firstname', last_name: 'lastname' }],
    [
      'mailchimp',
      MAILCHIMP,
      {
        email: 'Email Address',
        first_name: 'First Name',
        last_name: 'Last Name',
        phone: 'Phone Number',
        notes: 'NOTES',
      },
    ],
    [
      'google-contacts',
      GOOGLE,
      {
        first_name: 'First Name',
        last_name: 'Last Name',
        notes: 'Notes',
        email: 'E-mail 1 - Value',
        phone: 'Phone 1 - Value',
        company: 'Organization Name',
      },
    ],
    ['unknown', 'ID,Email,Rep,Territory,Stage,Score,Owner', { email: 'Email' }],
  ])('are known by name (%s), and none of its numbers is matched', (system, heads, targets) => {
    expect(otherSystemOf(heads.split(','))).toBe(system)
    expect(matched(heads)).toEqual(targets)
  })

  test.each([
    [
      'ID,First name,Last name,Email,Company,Phone,Store credit,Accepts marketing,Created (UTC),Changed (UTC)',
    ],
    ['Customer ID,Customer Name,Company,Email,Phone,Notes,Store Credit,Customer Group,Date Joined,Addresses'],
    [
      'Customer ID,First Name,Last Name,Company,Email,Phone,Notes,Store Credit,Customer Group,Date Joined,Receive Review Emails,Address ID - 1,Address First Name - 1,Address Last Name - 1,Address Company - 1,Address Line 1 - 1,Address City - 1,Address State - 1',
    ],
    ['id,first_name,last_name,email,company,phone,store_credit,date_created,date_modified,form_fields'],
    ['E-Mail-Adresse,Firma,Guthaben,Bemerkungen,Kundengruppe,Wer'],
    ['ID,Phone,Shoe size'],
  ])("aren't our own or the store's: %s", (heads) => {
    expect(otherSystemOf(heads.split(','))).toBeNull()
  })
})

describe('a column with the whole name', () => {
  test('is first and last name where there are no columns for them', () => {
    expect(matchColumns(['Customer ID', 'Customer Name', 'Email'])).toEqual(['id', 'name', 'email'])
    expect(matchColumns(['ID', 'Name', 'First name', 'Last name'])).toEqual([
      'id',
      'none',
      'first_name',
      'last_name',
    ])
    expect(matchColumns(['Nr.', 'Name', 'Vorname'])).toEqual(['id', 'last_name', 'first_name'])
  })

  test('is taken instead of its parts, and they instead of it', () => {
    expect(withTarget(['first_name', 'last_name', 'none'], 2, 'name')).toEqual(['none', 'none', 'name'])
    expect(withTarget(['name', 'none'], 1, 'last_name')).toEqual(['none', 'last_name'])
  })
})
