import { describe, expect, test } from 'vitest'
import { settings as german } from '../../../../../renderer/i18n/de/settings.ts'
import { settings as english } from '../../../../../renderer/i18n/en/settings.ts'

describe('signing out where nothing is stored on this computer', () => {
  test.each([
    [0, 0, 'No edits are waiting.'],
    [0, 1, '1 unsaved draft will be lost unless you sign in again before you quit.'],
    [1, 0, '1 undelivered edit will be lost unless you sign in again before you quit.'],
    [2, 3, '2 undelivered edits and 3 unsaved drafts will be lost unless'],
  ])('with %i edits and %i drafts says what will be lost', (waiting, unsaved, words) => {
    expect(english.signOutBodyMemory(waiting, unsaved)).toContain(words)
  })

  test('says so in German as well', () => {
    expect(german.signOutBodyMemory(0, 1)).toContain('1 nicht gespeicherter Entwurf ist verloren')
    expect(german.signOutBodyMemory(1, 2)).toContain(
      '1 nicht zugestellte Änderung und 2 nicht gespeicherte Entwürfe sind verloren',
    )
  })
})

describe('erasing a store', () => {
  test.each([
    [0, 0, 'nothing is lost that isn’t in the store', 'Erase'],
    [0, 1, '1 draft hasn’t been saved and will be lost permanently.', 'Erase and lose 1 draft'],
    [2, 0, '2 edits haven’t been delivered and will be lost permanently.', 'Erase and lose 2 edits'],
    [1, 2, 'permanently. 2 drafts haven’t been saved', 'Erase and lose 1 edit and 2 drafts'],
  ])('with %i edits and %i drafts says what will be lost', (waiting, unsaved, words, yes) => {
    expect(english.eraseBody(waiting, unsaved)).toContain(words)
    expect(english.eraseYes(waiting, unsaved)).toBe(yes)
  })

  test('promises nothing where drafts cannot be counted', () => {
    expect(english.eraseBody(0, null)).not.toContain('nothing is lost')
    expect(german.eraseBody(0, null)).not.toContain('geht nichts verloren')
  })
})
