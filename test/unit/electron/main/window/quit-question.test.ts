import { describe, expect, it } from 'vitest'
import { type PendingWork, quitQuestion } from '../../../../../electron/main/window/quit-question.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'

const asked = (now: Partial<PendingWork>, locale = 'en') =>
  quitQuestion(
    { waiting: 0, unfinished: { done: 0, total: 0, drafts: 0 }, isNothingKept: false, ...now },
    textsFor(locale),
  )

const en = textsFor('en')
const de = textsFor('de')

describe('the question before quitting', () => {
  it('is not asked where nothing would be left behind', () => {
    expect(asked({})).toBeNull()
    expect(asked({ isNothingKept: true })).toBeNull()
    expect(asked({ unfinished: { done: 3, total: 3, drafts: 0 } })).toBeNull()
  })

  it('says that waiting edits stay on this computer', () => {
    expect(asked({ waiting: 2 })).toEqual({
      isLoss: false,
      message: en.waiting(2),
      detail: en.staysHere(2),
      yes: en.quit,
    })
  })

  it('warns that edits would be lost where nothing is kept', () => {
    expect(asked({ waiting: 1, isNothingKept: true })).toEqual({
      isLoss: true,
      message: en.waiting(1),
      detail: en.wouldBeLost(1),
      yes: en.quitAnyway(1),
    })
  })

  it('says of a bulk change what is saved, what would be lost, and what stays', () => {
    expect(asked({ waiting: 310, unfinished: { done: 310, total: 1240, drafts: 0 } })).toEqual({
      isLoss: true,
      message: en.unfinished(310, 1240),
      detail: `${en.unsaved(930)} ${en.waiting(310)} ${en.staysHere(310)}`,
      yes: en.quitAnyway(2),
    })
  })

  it('warns of an unfinished bulk change where nothing waits, in either language', () => {
    expect(asked({ unfinished: { done: 9, total: 10, drafts: 0 } })).toMatchObject({
      isLoss: true,
      detail: en.unsaved(1),
      yes: en.quitAnyway(1),
    })
    expect(asked({ unfinished: { done: 8, total: 10, drafts: 0 } }, 'de')).toMatchObject({
      message: de.unfinished(8, 10),
      detail: de.unsaved(2),
    })
  })

  it('counts waiting edits as lost too where nothing is kept', () => {
    expect(
      asked({ waiting: 4, unfinished: { done: 4, total: 5, drafts: 0 }, isNothingKept: true }),
    ).toMatchObject({
      detail: `${en.unsaved(1)} ${en.waiting(4)} ${en.wouldBeLost(4)}`,
      yes: en.quitAnyway(2),
    })
  })

  it('counts drafts where they would be lost, and only there', () => {
    const typed = { done: 0, total: 0, drafts: 2 }
    expect(asked({ unfinished: typed })).toBeNull()
    expect(asked({ unfinished: typed, isNothingKept: true })).toEqual({
      isLoss: true,
      message: en.drafts(2),
      detail: en.wouldBeLost(2),
      yes: en.quitAnyway(2),
    })
    expect(asked({ waiting: 1, unfinished: { ...typed, drafts: 1 }, isNothingKept: true })).toMatchObject({
      message: `${en.waiting(1)} ${en.drafts(1)}`,
      detail: en.wouldBeLost(2),
    })
  })
})
