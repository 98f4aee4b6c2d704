import { describe, expect, it } from 'vitest'
import { type Leaving, quitQuestion } from '../../electron/main/quit-question.ts'
import { textsFor } from '../../electron/main/texts.ts'

const asked = (now: Partial<Leaving>, locale = 'en') =>
  quitQuestion(
    { waiting: 0, unfinished: { done: 0, total: 0, drafts: 0 }, isNothingKept: false, ...now },
    textsFor(locale),
  )

describe('the question before the app goes', () => {
  it('is not asked where nothing is left behind', () => {
    expect(asked({})).toBeNull()
    expect(asked({ isNothingKept: true })).toBeNull()
    expect(asked({ unfinished: { done: 3, total: 3, drafts: 0 } })).toBeNull()
  })

  it('says that edits stay', () => {
    expect(asked({ waiting: 2 })).toEqual({
      isLoss: false,
      message: '2 edits are waiting.',
      detail: 'They stay on this machine and are sent next time.',
      yes: 'Quit',
    })
  })

  it('warns where nothing is kept', () => {
    expect(asked({ waiting: 1, isNothingKept: true })).toEqual({
      isLoss: true,
      message: '1 edit is waiting.',
      detail: 'Nothing is kept on this machine in this run: it would be lost.',
      yes: 'Quit and lose it',
    })
  })

  it('says of a change for many what is saved, what would be lost, and what stays', () => {
    expect(asked({ waiting: 310, unfinished: { done: 310, total: 1240, drafts: 0 } })).toEqual({
      isLoss: true,
      message: 'Saving is not finished: 310 of 1240 changes are saved.',
      detail:
        '930 are not saved yet and would be lost. ' +
        '310 edits are waiting. They stay on this machine and are sent next time.',
      yes: 'Quit and lose them',
    })
  })

  it('warns of it also where nothing waits, in the language of the person', () => {
    expect(asked({ unfinished: { done: 9, total: 10, drafts: 0 } })).toMatchObject({
      isLoss: true,
      detail: '1 is not saved yet and would be lost.',
      yes: 'Quit and lose it',
    })
    expect(asked({ unfinished: { done: 8, total: 10, drafts: 0 } }, 'de')).toMatchObject({
      message: 'Das Speichern ist nicht fertig: 8 von 10 Änderungen sind gespeichert.',
      detail: '2 sind noch nicht gespeichert und gingen verloren.',
    })
  })

  it('counts what waits as lost too where nothing is kept', () => {
    expect(
      asked({ waiting: 4, unfinished: { done: 4, total: 5, drafts: 0 }, isNothingKept: true }),
    ).toMatchObject({
      detail:
        '1 is not saved yet and would be lost. ' +
        '4 edits are waiting. Nothing is kept on this machine in this run: they would be lost.',
      yes: 'Quit and lose them',
    })
  })

  it('counts drafts where they would be lost, and only there', () => {
    const typed = { done: 0, total: 0, drafts: 2 }
    expect(asked({ unfinished: typed })).toBeNull()
    expect(asked({ unfinished: typed, isNothingKept: true })).toEqual({
      isLoss: true,
      message: '2 drafts are not saved.',
      detail: 'Nothing is kept on this machine in this run: they would be lost.',
      yes: 'Quit and lose them',
    })
    expect(asked({ waiting: 1, unfinished: { ...typed, drafts: 1 }, isNothingKept: true })).toMatchObject({
      message: '1 edit is waiting. 1 draft is not saved.',
      detail: 'Nothing is kept on this machine in this run: they would be lost.',
    })
  })
})
