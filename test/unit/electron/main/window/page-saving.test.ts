import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { createPageSaving } from '../../../../../electron/main/window/page-saving.ts'

const window = (more: { isGone?: boolean; isCrashed?: boolean } = {}): BrowserWindow =>
  ({
    isDestroyed: () => more.isGone ?? false,
    webContents: { isCrashed: () => more.isCrashed ?? false },
  }) as BrowserWindow

describe('a page that is to save what was typed', () => {
  it('is waited for until it answers', async () => {
    let asked = 0
    const page = createPageSaving(window(), () => (asked += 1))
    let isSaved = false
    const saving = page.save().then(() => (isSaved = true))
    await Promise.resolve()
    expect([asked, isSaved]).toEqual([1, false])
    expect(page.hasSaved()).toBe(true)
    await saving
  })

  it('that announces itself without being asked is ignored, and the person quits', async () => {
    const page = createPageSaving(window(), () => undefined)
    expect(page.hasSaved()).toBe(false)
    void page.save()
    expect(page.hasSaved()).toBe(true)
    expect(page.hasSaved()).toBe(false)
  })

  it('is not asked where it is gone or has crashed', async () => {
    for (const state of [{ isGone: true }, { isCrashed: true }]) {
      const page = createPageSaving(window(state), () => expect.unreachable())
      await page.save()
    }
  })
})
