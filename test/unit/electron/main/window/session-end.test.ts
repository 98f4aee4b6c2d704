import { expect, it } from 'vitest'
import { onSystemEnd } from '../../../../../electron/main/window/session-end.ts'

it.each([
  ['query-session-end', 'win32', false, 'flush', false],
  ['query-session-end', 'win32', true, 'ask', true],
  ['session-end', 'win32', false, 'end', false],
  ['session-end', 'win32', true, 'end', false],
  ['shutdown', 'darwin', false, 'end', true],
  ['shutdown', 'darwin', true, 'ask', true],
  ['shutdown', 'linux', false, 'end', true],
  // logind waits five seconds, too short for a person to answer a question: the app saves what it can.
  ['shutdown', 'linux', true, 'end', true],
] as const)(
  'at %s on %s, with something to lose: %s, it does: %s',
  (end, platform, isLoss, kind, isHeldUp) => {
    expect(onSystemEnd(end, platform, isLoss)).toEqual({ kind, isHeldUp })
  },
)
