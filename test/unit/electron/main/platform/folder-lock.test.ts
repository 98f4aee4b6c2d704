import { describe, expect, it } from 'vitest'
import {
  isHostAtWork,
  lockRefusal,
  type LockState,
  otherHostsFolder,
} from '../../../../../electron/main/platform/folder-lock.ts'

describe('a folder that the other host made', () => {
  const ours = ['settings.json', 'journal-abc123.cfj', 'counterfoil.log', 'practice-store']
  it.each([
    ['a new folder', [], 'electron', null],
    ['a new folder', [], 'chromium', null],
    ['only what both hosts keep', ours, 'electron', null],
    ['only what both hosts keep', ours, 'chromium', null],
    ['its own', [...ours, 'Local State', 'IndexedDB'], 'electron', null],
    ['its own', [...ours, 'chromium-host'], 'chromium', null],
    ["the host's", [...ours, 'chromium-host'], 'electron', "The data in /d is the Chromium host's"],
    ["Electron's", [...ours, 'Local State', 'IndexedDB'], 'chromium', "The data in /d is Electron's"],
    ['one that both used before', ['chromium-host', 'Local State'], 'electron', null],
  ] as const)('%s on %s', (_what, names, host, sentence) => {
    const refusal = otherHostsFolder(names, host, '/d')
    if (sentence === null) expect(refusal).toBeNull()
    else expect(refusal).toContain(sentence)
  })
})

describe('a lock that is not had', () => {
  const state: LockState = {
    host: 'electron',
    platform: 'linux',
    folder: '/d',
    link: 'here-100',
    computer: 'here',
    isAlive: (pid) => pid === 100,
  }

  it.each<[string, Partial<LockState>, string, number]>([
    ['is held by a process that is there', {}, 'already open', 0],
    ['is of a computer with a dash', { link: 'my-pc-100', computer: 'my-pc' }, 'already open', 0],
    ['is left by another computer', { link: 'there-100' }, 'on the computer "there"', 1],
    ['is left by a process that is gone', { link: 'here-7' }, 'could not lock its folder /d', 1],
    ['cannot be made on this drive', { link: null }, 'could not lock its folder /d', 1],
    ['is damaged', { link: 'nonsense' }, 'could not lock its folder /d', 1],
    ['is asked of a window on Windows', { platform: 'win32', link: null }, 'already open', 0],
    ['is held by another Chromium host', { host: 'chromium', link: null }, 'already open', 0],
    ['is held by Electron, asked by the host', { host: 'chromium' }, 'on Electron. Close that window', 1],
  ])('says why: it %s', (_what, more, sentence, exitCode) => {
    const refusal = lockRefusal({ ...state, ...more })
    expect(refusal.sentence).toContain(sentence)
    expect(refusal.exitCode).toBe(exitCode)
    expect(refusal.sentence.includes('brought to the front')).toBe(exitCode === 0)
  })
})

describe('the Chromium host on a folder', () => {
  const isAlive = (pid: number): boolean => pid === 100
  const startOf = (): string => '555'
  it.each([
    ['there is no lock', null, false],
    ['its process is there', '100 555', true],
    ['its process is gone', '7 555', false],
    ['another process has its number', '100 444', false],
    ['the system does not say when it began', '100 ', true],
    ['the lock is empty', '', false],
    ['the lock is damaged', 'x y', false],
  ])('where %s', (_what, lock, isThere) => {
    expect(isHostAtWork(lock, isAlive, startOf)).toBe(isThere)
  })
})
