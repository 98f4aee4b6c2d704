import type { Edit } from '../../../shared/edit.ts'
import type { EditChanges, WaitingEdits } from '../../domain/waiting-edits.ts'
import { createEditIndex } from './edit-index.ts'

/** The waiting edits in memory, by customer, by id and by state, in the order of saving. */
export interface LaneMap extends WaitingEdits {
  customers(): readonly number[]
  /** Edits that are being sent, as the disk says. */
  sending(): readonly Edit[]
  /** The last place in the order of saving that any edit had. */
  highestSeq(): number
  setLane(customerId: number, edits: readonly Edit[]): void
  /** Adds edits as they are on the disk, in the order of saving. */
  add(edits: readonly Edit[]): void
  /** Replaces everything. */
  replaceAll(edits: readonly Edit[]): void
  /** What changed since this was last called. */
  takeChanges(): EditChanges
}

export function createLaneMap(): LaneMap {
  /** Nearly every lane has one edit: then it is that edit, since a list for each would be as large as they are. */
  const lanes = new Map<number, Edit | readonly Edit[]>()
  const byId = new Map<string, Edit>()
  const index = createEditIndex()
  /** At most as many as are sent side by side, and what a crash left. */
  const sending = new Map<string, Edit>()
  let highestSeq = 0
  let lastSaved: Edit | undefined
  let changes = createChanges()

  function lane(customerId: number): readonly Edit[] {
    const here = lanes.get(customerId)
    if (here === undefined) return NONE
    return isOne(here) ? [here] : here
  }

  function put(edit: Edit): void {
    const before = byId.get(edit.id)
    if (before === edit) return
    changes.changed(before, edit)
    index.replace(before, edit)
    byId.set(edit.id, edit)
    if (edit.state.kind === 'sending') sending.set(edit.id, edit)
    else sending.delete(edit.id)
    highestSeq = Math.max(highestSeq, edit.seq)
  }

  function remove(edit: Edit): void {
    changes.changed(edit, undefined)
    index.replace(edit, undefined)
    byId.delete(edit.id)
    sending.delete(edit.id)
  }

  function add(edits: readonly Edit[]): void {
    for (const edit of edits) {
      put(edit)
      const before = lane(edit.customerId)
      lanes.set(edit.customerId, before.length > 0 ? [...before, edit] : edit)
      changes.customer(edit.customerId)
      if (edit.savedAt > (lastSaved?.savedAt ?? 0)) lastSaved = edit
    }
  }

  return {
    count: index.count,
    saves: index.saves,
    needing: index.needing,
    oldest: index.oldest,
    lastSaved: () => lastSaved,
    sending: () => [...sending.values()],
    all: () => [...byId.values()].sort((a, b) => a.seq - b.seq),
    lane,
    customers: () => [...lanes.keys()],
    find: (editId) => byId.get(editId),
    highestSeq: () => highestSeq,
    setLane(customerId, edits) {
      const here = new Set(edits.map(({ id }) => id))
      for (const edit of lane(customerId)) if (!here.has(edit.id)) remove(edit)
      for (const edit of edits) {
        if (edit.saves > (byId.get(edit.id)?.saves ?? 0)) lastSaved = edit
        put(edit)
      }
      const [first] = edits
      if (first) lanes.set(customerId, edits.length > 1 ? edits : first)
      else lanes.delete(customerId)
      changes.customer(customerId)
    },
    add,
    replaceAll(edits) {
      for (const id of lanes.keys()) changes.customer(id)
      for (const edit of byId.values()) remove(edit)
      lanes.clear()
      lastSaved = undefined
      add(edits.toSorted((a, b) => a.seq - b.seq))
    },
    takeChanges() {
      const taken = changes.get()
      changes = createChanges()
      return taken
    },
  }
}

/** Collects changes: each edit as it was first and as it is at last. */
function createChanges() {
  const customerIds = new Set<number>()
  const before = new Map<string, Edit>()
  const after = new Map<string, Edit>()
  return {
    customer: (id: number) => void customerIds.add(id),
    changed(was: Edit | undefined, is: Edit | undefined): void {
      if (was && !before.has(was.id) && !after.has(was.id)) before.set(was.id, was)
      if (is) after.set(is.id, is)
      else if (was) after.delete(was.id)
    },
    get(): EditChanges {
      let ended = 0
      for (const id of before.keys()) if (!after.has(id)) ended += 1
      return { customerIds, before: [...before.values()], after: [...after.values()], ended }
    },
  }
}

const isOne = (lane: Edit | readonly Edit[]): lane is Edit => !Array.isArray(lane)

const NONE: readonly Edit[] = []
