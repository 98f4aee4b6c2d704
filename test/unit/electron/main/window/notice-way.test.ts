import { expect, it } from 'vitest'
import { noticeWay } from '../../../../../electron/main/window/notice-way.ts'

it.each([
  [true, true, false, 'none'],
  [true, false, true, 'none'],
  [false, true, false, 'notification'],
  [false, false, false, 'attention'],
  // An app without a signature on macOS: the system has refused one already.
  [false, true, true, 'attention'],
] as const)(
  'in front: %s, supported: %s, failed: %s, it is: %s',
  (isFocused, isSupported, hasFailed, way) => {
    expect(noticeWay({ isFocused, isSupported, hasFailed })).toBe(way)
  },
)
