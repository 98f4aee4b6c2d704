import { describe, expect, test } from 'vitest'
import { hasDamagedLetters } from '../../../../../renderer/domain/sheet/damaged-letters.ts'

describe('letters', () => {
  test.each([
    ['Иван', 'Èâàí'],
    ['Petrov', 'Ïåòðîâ'],
    ['Größe', 'GrÃ¶Ã\u009fe'],
    ['Müller', 'MÃ¼ller'],
    ['Mueller', 'MÃ¼ller'],
    ['Müller', 'M√ºller'],
    ['Müller', 'M\ufffdller'],
    ['Müller', 'M?ller'],
    ['Иван', '????'],
    ['Łukasz', 'Lukasz'],
    ['Łukasz', '£ukasz'],
    ['Müller', 'Mьller'],
    ['Иван', 'Р\u0098РІР°РЅ'],
    ['Γιώργος', 'Ãéþñãïò'],
    ['Jürgen', 'JÅrgen'],
    ['Schröder', 'Schr”der'],
  ])('of %s are damaged in %s', (shown, cell) => {
    expect(hasDamagedLetters(cell, shown)).toBe(true)
  })

  test.each([
    ['Müller', 'Möller'],
    ['Muller', 'Müller'],
    ['Müller', 'Mueller'],
    ['Zoe', 'Zoë'],
    ['Иван', 'Ивана'],
    ['Ivan', 'Иван'],
    ['', 'Ærøskøbing'],
    ['Ada', 'Renée'],
    ['Ada?', 'Adi?'],
    ['山田', '山本'],
    ['Kyiv', 'Київ'],
    ['', 'Προς'],
  ])('of %s are an intended change in %s', (shown, cell) => {
    expect(hasDamagedLetters(cell, shown)).toBe(false)
  })
})
