import { useTexts } from '../i18n/language.ts'
import { useNotices } from './notices.ts'
import { saveFile } from './save-file.ts'

/** Saves a file and reports the result: a file is only called saved when it is there. */
export function useSaveFile() {
  const notices = useNotices()
  const t = useTexts()

  /** @param saved what to say once the file is there */
  return async (name: string, type: string, parts: readonly BlobPart[], saved?: string): Promise<void> => {
    const { outcome } = await saveFile(name, type, parts)
    const { saveCancelled, saveFailed, saveFailedMore } = t.value.system
    if (outcome === 'failed') notices.trouble(saveFailed, saveFailedMore)
    else if (outcome === 'cancelled') notices.done(saveCancelled)
    else if (saved !== undefined) notices.done(saved)
  }
}
