import { describe, expect, it } from 'vitest'
import { isPressed, keyCaps, type KeyPress } from '../../../../renderer/ui/keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('a key press', () => {
  it('is Ctrl with a letter, and on a Mac Cmd', () => {
    expect(isPressed(press('s', { ctrlKey: true }), 'mod+s', false)).toBe(true)
    expect(isPressed(press('s', { metaKey: true }), 'mod+s', true)).toBe(true)
    expect(isPressed(press('s', { ctrlKey: true }), 'mod+s', true)).toBe(false)
    expect(isPressed(press('s'), 'mod+s', false)).toBe(false)
    expect(isPressed(press('s', { ctrlKey: true }), 's', false)).toBe(false)
  })

  it('counts Shift and Alt with letters and arrows', () => {
    expect(isPressed(press('E', { ctrlKey: true, shiftKey: true }), 'mod+shift+e', false)).toBe(true)
    expect(isPressed(press('E', { ctrlKey: true, shiftKey: true }), 'mod+e', false)).toBe(false)
    expect(isPressed(press('ArrowDown', { altKey: true }), 'alt+arrowdown', false)).toBe(true)
    expect(isPressed(press('ArrowDown', { altKey: true, shiftKey: true }), 'alt+arrowdown', false)).toBe(
      false,
    )
    expect(isPressed(press('ArrowDown'), 'alt+arrowdown', false)).toBe(false)
  })

  it('is a sign, with Shift where the keyboard needs it', () => {
    expect(isPressed(press('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(isPressed(press('?'), '?', false)).toBe(true)
    expect(isPressed(press('?', { ctrlKey: true }), '?', false)).toBe(false)
  })

  it('is found by its place where Ctrl comes with a letter of another script', () => {
    expect(isPressed(press('ы', { code: 'KeyS', ctrlKey: true }), 'mod+s', false)).toBe(true)
    expect(isPressed(press('ы', { code: 'KeyS' }), 's', false)).toBe(false)
    // A Latin keyboard of another order: the sign counts, not the place.
    expect(isPressed(press('a', { code: 'KeyQ', ctrlKey: true }), 'mod+a', false)).toBe(true)
    expect(isPressed(press('a', { code: 'KeyQ', ctrlKey: true }), 'mod+q', false)).toBe(false)
  })

  it('is a figure by its place, as in France, where figures need Shift', () => {
    expect(isPressed(press('&', { code: 'Digit1', ctrlKey: true }), 'mod+1', false)).toBe(true)
    expect(isPressed(press('1', { code: 'Digit1', ctrlKey: true }), 'mod+1', false)).toBe(true)
    expect(isPressed(press('1', { code: 'Numpad1', ctrlKey: true }), 'mod+1', false)).toBe(true)
    expect(isPressed(press('2', { code: 'Digit2', ctrlKey: true }), 'mod+1', false)).toBe(false)
  })
})

describe('keys on the screen', () => {
  it('are those printed on the keyboard', () => {
    expect(keyCaps('mod+shift+e', { isMac: false, in: 'en' })).toEqual(['Ctrl', 'Shift', 'E'])
    expect(keyCaps('mod+shift+e', { isMac: true, in: 'de' })).toEqual(['⌘', '⇧', 'E'])
    expect(keyCaps('mod+home', { isMac: false, in: 'de' })).toEqual(['Strg', 'Pos1'])
    expect(keyCaps('alt+arrowup', { isMac: false, in: 'de' })).toEqual(['Alt', '↑'])
    expect(keyCaps('?', { isMac: false, in: 'en' })).toEqual(['?'])
  })
})
