import type { Edit } from '../../../shared/edit.ts'
import type { CoveredValues } from './covered-values.ts'

/** A save of this run that may be undone. */
export interface RecentSave {
  readonly saved: Edit
  /** The edit as it was before, or `null` where it was new. */
  readonly before: Edit | null
  readonly covered: CoveredValues | null
}

/** What was saved in this run, for "undo". */
export interface SaveHistory {
  last(): RecentSave | undefined
  add(save: RecentSave): void
  removeLast(): void
  /** A person did something else to this edit: its saves are no longer what "undo" means. */
  removeEdit(editId: string): void
  /** A person discarded an edit of this customer: undoing another save must not restore it. */
  forgetCovered(customerId: number): void
}

export function createSaveHistory(): SaveHistory {
  let saves: RecentSave[] = []
  return {
    last: () => saves.at(-1),
    add(save) {
      saves.push(save)
      if (saves.length > MOST_SAVES) saves.shift()
    },
    removeLast: () => void saves.pop(),
    removeEdit: (editId) => void (saves = saves.filter(({ saved }) => saved.id !== editId)),
    forgetCovered(customerId) {
      saves = saves.map((save) => (save.saved.customerId === customerId ? { ...save, covered: null } : save))
    },
  }
}

/** Of a change for thousands, the last ones are enough: it has an undo of its own. */
const MOST_SAVES = 200
