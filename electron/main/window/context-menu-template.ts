import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Texts } from './texts.ts'

/** The part of Electron's `context-menu` event that the menu is made of. */
export type ContextMenuTarget = Pick<
  ContextMenuParams,
  | 'isEditable'
  | 'selectionText'
  | 'editFlags'
  | 'misspelledWord'
  | 'dictionarySuggestions'
  | 'formControlType'
>

export interface SpellingActions {
  replace(word: string): void
  learn(word: string): void
}

/** The items for what was clicked; none where there is nothing to do. */
export function contextMenuTemplate(
  target: ContextMenuTarget,
  texts: Texts,
  spelling: SpellingActions,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags, misspelledWord, dictionarySuggestions } = target
  const hasSelection = selectionText.trim() !== ''
  const line: MenuItemConstructorOptions = { type: 'separator' }
  if (!isEditable) {
    return hasSelection ? [{ label: texts.copy, role: 'copy', enabled: editFlags.canCopy }] : []
  }
  const suggestions = dictionarySuggestions.slice(0, MOST_SUGGESTIONS).map((word) => ({
    label: word,
    click: () => spelling.replace(word),
  }))
  const nothing = { label: texts.noSuggestions, enabled: false }
  // A password is neither shown nor copied, and no word of it is learnt.
  const isSecret = target.formControlType === 'input-password'
  const forSpelling =
    misspelledWord === '' || isSecret
      ? []
      : [
          ...(suggestions.length > 0 ? suggestions : [nothing]),
          line,
          { label: texts.learnWord, click: () => spelling.learn(misspelledWord) },
          line,
        ]
  return [
    ...forSpelling,
    { label: texts.undo, role: 'undo', enabled: editFlags.canUndo },
    { label: texts.redo, role: 'redo', enabled: editFlags.canRedo },
    line,
    { label: texts.cut, role: 'cut', enabled: editFlags.canCut && !isSecret },
    { label: texts.copy, role: 'copy', enabled: editFlags.canCopy && !isSecret },
    { label: texts.paste, role: 'paste', enabled: editFlags.canPaste },
    line,
    { label: texts.selectAll, role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}

const MOST_SUGGESTIONS = 6
