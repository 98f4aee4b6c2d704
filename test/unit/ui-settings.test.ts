import { describe, expect, test } from 'vitest'
import { settings as german } from '../../renderer/texts/de/settings.ts'
import { settings as english } from '../../renderer/texts/en/settings.ts'

describe('who leaves a run that keeps nothing', () => {
  test.each([
    [0, 0, 'No edit is waiting.'],
    [0, 1, '1 draft that was not saved is lost unless you sign in again before you quit.'],
    [1, 0, '1 edit that was not delivered is lost unless you sign in again before you quit.'],
    [2, 3, '2 edits that were not delivered and 3 drafts that were not saved are lost unless'],
  ])('with %i edits and %i drafts is told what goes', (waiting, unsaved, words) => {
    expect(english.signOutBodyMemory(waiting, unsaved)).toContain(words)
  })

  test('is told in German as well', () => {
    expect(german.signOutBodyMemory(0, 1)).toContain('1 nicht gespeicherter Entwurf ist verloren')
    expect(german.signOutBodyMemory(1, 2)).toContain(
      '1 nicht zugestellte Änderung und 2 nicht gespeicherte Entwürfe sind verloren',
    )
  })
})

describe('who erases', () => {
  test.each([
    [0, 0, 'nothing is lost that the store does not have', 'Erase'],
    [0, 1, '1 draft was not saved. It is lost for good.', 'Erase, and lose 1 draft'],
    [2, 0, '2 edits were not delivered. They are lost for good.', 'Erase, and lose 2 edits'],
    [1, 2, 'for good. 2 drafts were not saved. They are', 'Erase, and lose 1 edit and 2 drafts'],
  ])('with %i edits and %i drafts is told what goes', (waiting, unsaved, words, yes) => {
    expect(english.eraseBody(waiting, unsaved)).toContain(words)
    expect(english.eraseYes(waiting, unsaved)).toBe(yes)
  })

  test('is promised nothing where drafts cannot be counted', () => {
    expect(english.eraseBody(0, null)).not.toContain('nothing is lost')
    expect(german.eraseBody(0, null)).not.toContain('geht nichts verloren')
  })
})
