import { describe, expect, test } from 'vitest'
import { disagreementOf } from '../../../../../renderer/domain/sheet/same-person.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import { reasons, tried } from '../../../../support/builders/sheet-review.ts'

describe('a row whose id and email belong to different people', () => {
  const text = [
    'ID,Email,First name,Phone',
    // Another customer here has the email.
    '5,bob@example.com,Rob,1',
    // No customer has the email, and nothing else in the row is this customer's.
    '6,stranger@elsewhere.example,Zack,2',
    // No customer has the email, but the name is right: a new email.
    '7,eve@new.example,Eve,3',
    // No customer has the id.
    '999,ada@example.com,Ada,4',
    '8,,Eva,5',
  ].join('\n')

  test('changes no customer until a person has chosen which counts', async () => {
    const planned = await tried(text)
    expect(reasons(planned)).toEqual([
      ['id-and-email'],
      ['id-and-email'],
      'change',
      ['id-and-email'],
      'change',
    ])
    expect(disagreementOf(planned)).toEqual({ count: 3, isOtherSystem: true })
  })

  test('changes the customer of the email where the email counts', async () => {
    const planned = await tried(text.replace('6,stranger', '9,stranger'), { identity: 'email' })
    expect(planned.map(({ customerId }) => customerId)).toEqual([6, 9, 7, 5, 8])
    expect(reasons(planned)).toEqual(['change', ['no-such-customer'], 'change', 'change', 'change'])
  })

  test('is found by email alone where the whole file is of another system', async () => {
    const planned = await tried(text, { key: 'email', identity: 'email' })
    expect(planned.map(({ customerId }) => customerId)).toEqual([6, null, null, 5, null])
    expect(reasons(planned).slice(1, 3)).toEqual([['no-such-customer'], ['no-such-customer']])
  })

  test('changes the customer of the id where the id counts', async () => {
    const planned = await tried(text, { identity: 'id' })
    expect(planned.map(({ customerId }) => customerId)).toEqual([5, 6, 7, null, 8])
    expect(planned[0]).toMatchObject({ wanted: { email: 'bob@example.com' }, sharesEmail: true })
    expect(reasons(planned)[3]).toEqual(['no-such-customer'])
  })

  const withoutEmails = [
    'ID,First name,Last name,Company',
    // Nothing of it is this customer's.
    '5,Zack,Zimmer,Z Ltd',
    '6,Yolanda,Young,',
    '7,Xaver,Xu,X Ltd',
    // A part is: this is a change.
    '8,Eva,Elsewhere,',
    '999,Walt,Whitman,',
  ].join('\n')

  test('is found by the names where most rows of a file without emails name someone else', async () => {
    const planned = await tried(withoutEmails)
    const strangers = [['id-and-name'], ['id-and-name'], ['id-and-name']]
    expect(reasons(planned)).toEqual([...strangers, 'change', ['no-such-customer']])
    expect(disagreementOf(planned)).toEqual({ count: 3, isOtherSystem: true })
    expect(reasons(await tried(withoutEmails, { identity: 'id' })).slice(0, 3)).toEqual(
      Array(3).fill('change'),
    )
    const whole = withoutEmails
      .replace('First name,Last name', 'Full name')
      .replaceAll(/,(\w+),(\w+),/g, ',$1 $2,')
    expect(reasons(await tried(whole)).slice(0, 3)).toEqual(strangers)
  })

  test('is a new name where it is one of a few', async () => {
    const few = 'ID,First name,Last name\n5,Zack,Zimmer\n6,Yolanda,Young\n7,Eve,\n8,Eva,Elsewhere'
    expect(reasons(await tried(few))).toEqual(['change', 'change', 'same', 'change'])
  })

  test('is none where the names were the wrong way round, or missing', async () => {
    const edits = [9].map((customerId) =>
      anEdit({ first_name: '', last_name: '' }, { kind: 'queued' }, { customerId }),
    )
    const text = 'ID,First name,Last name\n5,Byron,Ada\n6,Byron,Bob\n7,Byron,Eve\n9,New,Name'
    expect(reasons(await tried(text, { edits }))).toEqual(Array(4).fill('change'))
  })

  test('is not one whose only new thing is the email', async () => {
    const planned = await tried('ID,Email\n5,ada@new.example\n6,bob@new.example\n7,eve@new.example')
    expect(reasons(planned)).toEqual(['change', 'change', 'change'])
  })
})
