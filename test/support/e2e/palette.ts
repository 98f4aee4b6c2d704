import { texts as en } from '../../../renderer/i18n/en/index.ts'
import type { Page } from '@playwright/test'
import { expect } from './app.ts'

export const palette = (page: Page) => page.getByRole('dialog', { name: en.palette.title })

/** Opens the palette, types, and takes the first line. */
export async function command(page: Page, typed: string, first: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await palette(page).getByRole('combobox').fill(typed)
  await expect(palette(page).getByRole('option').first()).toContainText(first)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}
