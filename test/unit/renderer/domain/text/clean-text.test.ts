import { describe, expect, test } from 'vitest'
import { cleanPiece, cleanText } from '../../../../../renderer/domain/text/clean-text.ts'

describe('an email address', () => {
  test.each([
    ['anna\u200B@example.com', 'anna@example.com'],
    ['\uFEFFanna@example.com\u00A0', 'anna@example.com'],
    ['\u202Aanna@example.com\u202C', 'anna@example.com'],
    ['an\u00ADna@exam\u200Dple.com', 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['MAILTO:anna%2Bshop@example.com?subject=Hi', 'anna+shop@example.com'],
    ['Anna Cruz <anna@example.com>', 'anna@example.com'],
    ['"Cruz, Anna" <mailto:anna@example.com>;', 'anna@example.com'],
    ['<anna@example.com>', 'anna@example.com'],
    ['“anna@example.com”', 'anna@example.com'],
    ['anna@example.com;', 'anna@example.com'],
    ['anna@example.com. ', 'anna@example.com'],
    ['anna@example.com\r\n', 'anna@example.com'],
    ['ａｎｎａ＠example．com', 'anna@example.com'],
    ['jose\u0301@example.com', 'josé@example.com'],
    ['a@example。com', 'a@example.com'],
    ['‹a@example.com›', 'a@example.com'],
    // These could be meant in more than one way, so they stay for a person to look at.
    ['anna..cruz@example.com', 'anna..cruz@example.com'],
    ['anna cruz@example.com', 'anna cruz@example.com'],
    ['a@example.com; b@example.com', 'a@example.com; b@example.com'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['mailto:%E0@example.com', '%E0@example.com'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText('email', typed)).toBe(clean)
  })
})

describe('a name', () => {
  test.each([
    ['\u200BAnna\u202E', 'Anna'],
    ['Anna\u0000\u0007', 'Anna'],
    ['Anna\tMaria\n', 'Anna Maria'],
    ['Anna\u00A0Maria', 'Anna Maria'],
    ['Jose\u0301', 'José'],
    ['An\u200Dna', 'Anna'],
    ['\uFE0FAnna', 'Anna'],
    ['\u3164', ''],
    // These are written with characters that take no room.
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    ['क्\u200Dष', 'क्\u200Dष'],
    ['辻\u{E0100}', '辻\u{E0100}'],
    ['Anna 👩\u200D🔬', 'Anna 👩\u200D🔬'],
    ['Anna ❤\uFE0F', 'Anna ❤\uFE0F'],
    [
      'Anna 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
      'Anna 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    ],
    ['山田\u3000太郎', '山田\u3000太郎'],
    ['O’Brien-Núñez', 'O’Brien-Núñez'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText('first_name', typed)).toBe(clean)
  })
})

describe('a phone number', () => {
  test.each([
    ['\u202D+49 30 1234\u202C', '+49 30 1234'],
    ['tel:+49-30-1234', '+49-30-1234'],
    ['030\u00A01234;', '030 1234'],
    ['０３０\u3000１２３', '０３０ １２３'],
    ['555 0100;ext=12', '555 0100;ext=12'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText('phone', typed)).toBe(clean)
  })
})

test('notes keep their lines, their ends and their marks, and lose control characters', () => {
  expect(cleanText('notes', ' a\u0000\n\tb\u200F ')).toBe(' a\n\tb\u200F ')
})

test('values that are no text stay as they are', () => {
  expect(cleanText('store_credit', ' 1\u00A0234,50 ')).toBe(' 1\u00A0234,50 ')
})

test('a piece keeps its ends, which are not those of the value', () => {
  expect(cleanPiece('email', '\u200Bcruz. ')).toBe('cruz. ')
  expect(cleanPiece('first_name', ' An\u202Ena')).toBe(' Anna')
  expect(cleanPiece('notes', 'a\n\u200F')).toBe('a\n\u200F')
})
