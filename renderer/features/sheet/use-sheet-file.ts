import { shallowRef } from 'vue'
import { type OpenedSheet, type Opening, openSheet, type ReadingProgress } from './open-sheet.ts'
import type { ReadingChoice } from './sheet-worker.ts'

export interface RefusedFile {
  readonly name: string
  readonly why: Exclude<Opening['kind'], 'opened'>
}

/** The file of an import: its contents, or why it can't be read. */
export function useSheetFile() {
  const sheet = shallowRef<OpenedSheet | null>(null)
  const refusedFile = shallowRef<RefusedFile | null>(null)
  const reading = shallowRef<ReadingProgress | null>(null)
  /** How the person chose to have the file read. */
  let choice = NOTHING_CHOSEN
  let file: File | null = null

  /** @returns whether the file can be imported; `false` too where reading was stopped */
  async function read(chosen: File, signal: AbortSignal): Promise<boolean> {
    file = chosen
    choice = NOTHING_CHOSEN
    return readAgain({}, signal)
  }

  /** Reads the file as the person chose; if that fails, the earlier reading stays. */
  async function readAgain(change: Partial<ReadingChoice>, signal: AbortSignal): Promise<boolean> {
    if (!file) return false
    refusedFile.value = null
    reading.value = { rows: 0, part: null }
    choice = { ...choice, ...change }
    const opening = await openSheet(file, choice, (now) => (reading.value = now), signal)
    if (signal.aborted) return false
    reading.value = null
    if (opening.kind !== 'opened') {
      refusedFile.value = { name: file.name, why: opening.kind }
      return false
    }
    sheet.value = opening.sheet
    return true
  }

  function forget(): void {
    file = sheet.value = refusedFile.value = reading.value = null
  }

  return { sheet, refusedFile, reading, read, readAgain, forget }
}

const NOTHING_CHOSEN: ReadingChoice = { encoding: null, delimiter: null, headRow: null, sheetName: null }
