import { describe, expect, it } from 'vitest'
import {
  type ContextMenuTarget,
  contextMenuTemplate,
} from '../../../../../electron/main/window/context-menu-template.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'

const texts = textsFor('en')
const target: ContextMenuTarget = {
  isEditable: true,
  selectionText: 'recieve',
  editFlags: {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  },
  misspelledWord: '',
  dictionarySuggestions: [],
  formControlType: 'text-area',
}

function menu(more: Partial<ContextMenuTarget>) {
  const done: string[] = []
  const items = contextMenuTemplate({ ...target, ...more }, texts, {
    replace: (word) => done.push(`replace ${word}`),
    learn: (word) => done.push(`learn ${word}`),
  })
  const click = (label: string): void => {
    const item = items.find((one) => one.label === label)
    ;(item?.click as (() => void) | undefined)?.()
  }
  return { items, done, click, labels: items.flatMap(({ label }) => label ?? []) }
}

describe('the context menu', () => {
  it('of a field edits it', () => {
    expect(menu({}).items.flatMap(({ role }) => role ?? [])).toEqual([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ])
    const enabled = menu({}).items.flatMap(({ role, enabled }) => (enabled === false ? (role ?? []) : []))
    expect(enabled).toEqual(['redo'])
  })

  it('speaks the language of the app', () => {
    const { undo, redo, cut, copy, paste, selectAll } = textsFor('de')
    const german = contextMenuTemplate(target, textsFor('de'), { replace: () => {}, learn: () => {} })
    expect(german.flatMap(({ label }) => label ?? [])).toEqual([undo, redo, cut, copy, paste, selectAll])
    expect(selectAll).toBe('Alles auswählen')
  })

  it('of text copies it, and of nothing is none', () => {
    expect(menu({ isEditable: false }).labels).toEqual([texts.copy])
    expect(menu({ isEditable: false, selectionText: ' \n' }).items).toEqual([])
  })

  it('offers what the system suggests for a misspelt word', () => {
    const { labels, click, done } = menu({
      misspelledWord: 'recieve',
      dictionarySuggestions: ['receive', 'relieve', 'c', 'd', 'e', 'f', 'g'],
    })
    expect(labels.slice(0, 2)).toEqual(['receive', 'relieve'])
    expect(labels).not.toContain('g')
    click('receive')
    click(texts.learnWord)
    expect(done).toEqual(['replace receive', 'learn recieve'])
    expect(menu({ misspelledWord: 'xq' }).labels[0]).toBe(texts.noSuggestions)
  })

  it('of a password copies, cuts and learns nothing', () => {
    const { items, labels } = menu({
      formControlType: 'input-password',
      misspelledWord: 'hunter2',
      dictionarySuggestions: ['hunter'],
    })
    expect(labels[0]).toBe(texts.undo)
    const roles = items.flatMap(({ role, enabled }) => (enabled === false ? (role ?? []) : []))
    expect(roles).toEqual(['redo', 'cut', 'copy'])
  })
})
