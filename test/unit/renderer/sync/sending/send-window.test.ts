import { expect, it } from 'vitest'
import { createSendWindow } from '../../../../../renderer/sync/sending/send-window.ts'

const after = (attempts: number, wholeMs: number, deliveryMs: number) => {
  const window = createSendWindow()
  for (let at = 0; at < attempts; at += 1) window.ended(wholeMs, deliveryMs)
  return window.size()
}

it('is small at the beginning, and where the store or its quota takes the time', () => {
  expect(after(0, 0, 0)).toBe(6)
  expect(after(100, 410, 400)).toBe(7)
  expect(after(100, 0, 0)).toBe(6)
})

it('grows where writing takes longer than sending, up to a limit', () => {
  expect(after(100, 40, 10)).toBe(24)
  expect(after(100, 400, 10)).toBe(48)
  expect(after(3, 400, 10)).toBeLessThan(48)
})
