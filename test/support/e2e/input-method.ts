import type { App } from './app.ts'

/** An input method that composes text in what has the focus, as those for Japanese, Chinese and Korean do. */
export interface InputMethod {
  /** Shows text that is not committed yet, in place of what was composed before. */
  compose(text: string): Promise<void>
  /** A key that the method takes; the page only hears that there was one. */
  press(key: string, code?: string, modifiers?: number): Promise<void>
  commit(text: string): Promise<void>
}

export async function inputMethodOf(page: App['page']): Promise<InputMethod> {
  const session = await page.context().newCDPSession(page)
  return {
    compose: async (text) => {
      const end = text.length
      await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
    },
    async press(key, code = key, modifiers = 0) {
      const what = { key, code, modifiers, windowsVirtualKeyCode: TAKEN }
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...what })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what })
    },
    commit: async (text) => void (await session.send('Input.insertText', { text })),
  }
}

/** The code of a key that an input method has taken. */
const TAKEN = 229
export const CTRL = 2
