import { computed, ref, shallowRef, type ShallowRef } from 'vue'
import { type DecimalSign, decimalSignOf } from '../../domain/sheet/amounts.ts'
import type { ColumnTarget } from '../../domain/sheet/column-names.ts'
import { keysOf, matchColumns, type SheetKey, withTarget } from '../../domain/sheet/columns.ts'
import { otherSystemOf } from '../../domain/sheet/other-systems.ts'
import type { OpenedSheet } from './open-sheet.ts'

/** Which field each column is for and how its cells are read: guessed first, then as the person chooses. */
export function useColumnTargets(sheet: Readonly<ShallowRef<OpenedSheet | null>>) {
  const targets = shallowRef<readonly ColumnTarget[]>([])
  const wantedKey = ref<SheetKey>('id')
  const decimalSign = ref<DecimalSign>('.')
  const isEmptyCleared = ref(false)

  const keys = computed(() => keysOf(targets.value))
  const key = computed(() =>
    keys.value.includes(wantedKey.value) ? wantedKey.value : (keys.value[0] ?? null),
  )
  const fields = computed(() =>
    targets.value.filter((target) => target !== 'none' && target !== 'id' && target !== key.value),
  )
  const otherSystem = computed(() => otherSystemOf(sheet.value?.heads ?? []))

  function guess(): void {
    targets.value = matchColumns(sheet.value?.heads ?? [])
    wantedKey.value = 'id'
    guessDecimalSign()
  }

  function guessDecimalSign(): void {
    const at = targets.value.indexOf('store_credit')
    if (!sheet.value || at < 0) return
    const { rows, delimiter } = sheet.value
    decimalSign.value = decimalSignOf(cellsOf(rows, at), delimiter)
  }

  function setTarget(at: number, target: ColumnTarget): void {
    targets.value = withTarget(targets.value, at, target)
    if (target === 'store_credit') guessDecimalSign()
  }

  const options = { wantedKey, decimalSign, isEmptyCleared }
  return { ...options, targets, key, keys, fields, otherSystem, guess, setTarget }
}

/** A generator, because the first few cells decide in nearly every file. */
function* cellsOf(rows: OpenedSheet['rows'], at: number): Generator<string> {
  for (const { cells } of rows) yield cells[at] ?? ''
}
