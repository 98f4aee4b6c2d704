import { type BrowserWindow, dialog } from 'electron'
import type { Texts } from './texts.ts'

/**
 * Asks the person whether another store may be connected. The page has no part in it: a script that runs there could ask
 * for a store of its own. Cancelling is the default, so that a key pressed for something else does not agree.
 */
export async function askToConnect(
  window: BrowserWindow | null,
  { connect, connectDetail, connectStore, cancel }: Texts,
  storeHash: string,
): Promise<boolean> {
  if (!window || window.isDestroyed()) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Counterfoil',
    message: connectStore(storeHash),
    detail: connectDetail,
    buttons: [connect, cancel],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
