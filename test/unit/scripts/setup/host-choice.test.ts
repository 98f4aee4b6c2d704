import { expect, test } from 'vitest'
import { appEnv, hasDisplay } from '../../../../scripts/setup/host-choice.mjs'

test.runIf(process.platform === 'linux')('a display is one of X or of Wayland', () => {
  expect(hasDisplay({})).toBe(false)
  expect(hasDisplay({ DISPLAY: '' })).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
})

test('the app does not become a Node without windows in a terminal of an editor', () => {
  expect(appEnv({ ELECTRON_RUN_AS_NODE: '1', HOME: '/h' })).toEqual({ HOME: '/h' })
})
