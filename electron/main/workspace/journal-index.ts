/** Which edits a journal holds, and of which customer each is. */
export interface JournalIndex {
  /** Whether all that the file holds was taken in. */
  readonly isLoaded: boolean
  /** Takes in what the file holds, which is older than what `note` was called with. */
  load(entries: readonly string[]): void
  /** Takes in entries that are being written. */
  note(entries: readonly string[]): void
  has(editId: string, customerId: number): boolean
}

export function createJournalIndex(): JournalIndex {
  const customers = new Map<string, number>()
  /** Entries that came before the file was read. */
  let early: string[] | null = []

  function take(entry: string): void {
    for (const { editId, customerId } of changesIn(entry)) {
      if (customerId === null) customers.delete(editId)
      else customers.set(editId, customerId)
    }
  }

  return {
    get isLoaded() {
      return early === null
    },
    load(entries) {
      if (!early) return
      entries.forEach(take)
      early.forEach(take)
      early = null
    },
    note(entries) {
      if (early) early.push(...entries)
      else entries.forEach(take)
    },
    has: (editId, customerId) => customers.get(editId) === customerId,
  }
}

/** The edit that an entry is about, and its customer; `null` for the customer where the edit is no more. */
interface Change {
  readonly editId: string
  readonly customerId: number | null
}

function changesIn(text: string): readonly Change[] {
  // A hundred thousand edits are read at the start: nearly every entry begins like this and need not be parsed.
  const usual = /^\{"v":1,"kind":"edit","edit":\{"id":"([\w-]+)","customerId":(\d+),/.exec(text)
  if (usual) return [{ editId: usual[1] ?? '', customerId: Number(usual[2]) }]
  const entry = parsed(text)
  switch (entry.kind) {
    case 'edit':
      return edited(entry.edit)
    case 'edits':
      return packed(entry.packed)
    case 'void':
      return edited(entry.was).length > 0 ? edited(entry.was) : ended(entry.editId)
    case 'end':
      return ended(entry.editId)
    default:
      return []
  }
}

type Entry = Readonly<Record<string, unknown>>

const edited = (edit: unknown): readonly Change[] => {
  const { id, customerId } = objectOf(edit)
  return typeof id === 'string' && typeof customerId === 'number' ? [{ editId: id, customerId }] : []
}

/** Many edits that were saved at once: their rows begin with edit and customer. */
function packed(edits: unknown): readonly Change[] {
  const { rows } = objectOf(edits)
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown) => {
    const [id, customerId] = Array.isArray(row) ? (row as readonly unknown[]) : []
    return edited({ id, customerId })
  })
}

const ended = (editId: unknown): readonly Change[] =>
  typeof editId === 'string' ? [{ editId, customerId: null }] : []

const objectOf = (value: unknown): Entry =>
  typeof value === 'object' && value !== null ? (value as Entry) : {}

function parsed(text: string): Entry {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}
