import { good, type Answer, type Problem } from '../../shared/answer.ts'
import type { Customer } from '../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import type { Lane } from '../../shared/outbox/lane.ts'
import type { Step } from '../../shared/outbox/edit-life.ts'
import { StaleOutboxError, type LocalStore } from '../db/local-store.ts'
import type { Announced, JournalWriter } from './journal-writer.ts'

/**
 * The outbox in memory, always as it is on the disk. Every change of a lane goes through here, one turn at
 * a time; what is asked while the disk is busy shares the next turn: one journal append, one transaction.
 */
export interface Ledger {
  edits(): readonly Edit[]
  lane(customerId: number): readonly Edit[]
  customersWithLanes(): readonly number[]
  find(editId: string): Edit | undefined
  /** The customer as the store last returned it. */
  confirmed(customerId: number): Promise<Customer | undefined>
  /** The next free place in the order of saving, as `decide` sees it. */
  nextSeq(): number
  /**
   * Lets `decide` look at a lane and say what happens to it; resolves when that is on the disk. `decide`
   * may be called again when another window was faster.
   */
  change<R>(customerId: number, decide: (lane: Lane) => Decision<R>): Promise<Answer<R>>
  /** Work that may not be interleaved with changes, e.g. storing pulled customers; `reload` reads the rows again. */
  alone<T>(work: (reload: () => Promise<void>) => Promise<T>): Promise<T>
  /** Forgets confirmed customers kept in memory, after they were stored elsewhere. */
  forgetConfirmed(ids: Iterable<number>): void
  /** Reads the rows again, after another window changed them. */
  reload(): Promise<void>
  /** Hears which customers' lanes changed, after they are on the disk. */
  onChange(hear: (customerIds: ReadonlySet<number>) => void): () => void
  /** Hears that this window wrote, so that others can be told. */
  onCommit(hear: () => void): () => void
}

export interface Decision<R> {
  readonly result: R
  readonly step: Step
  /** Saves that a person made by this: they go into the journal as well. */
  readonly journal?: { readonly saves: number }
}

/** @param diskProblem what to say of a write that failed */
export function createLedger(
  store: LocalStore,
  journal: JournalWriter,
  diskProblem: (error: unknown) => Promise<Problem>,
): Ledger {
  const lanes = new Map<number, readonly Edit[]>()
  const byId = new Map<string, Edit>()
  const known = new Map<number, Customer>()
  /** One more whenever customers in the database may be newer than what is being read from it. */
  let outdated = 0
  const hearers = new Set<(ids: ReadonlySet<number>) => void>()
  const writers = new Set<() => void>()
  let sorted: readonly Edit[] | null = []
  let highestSeq = 0
  const waiting: Asked[] = []
  let turns: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turns.then(work)
    turns = done.catch(() => undefined)
    return done
  }

  async function confirmed(customerId: number): Promise<Customer | undefined> {
    const here = known.get(customerId)
    if (here) return here
    const before = outdated
    const found = await store.customers.get(customerId)
    if (found && outdated === before) remember(found)
    return known.get(customerId) ?? found
  }

  function remember(customer: Customer): void {
    known.delete(customer.id)
    known.set(customer.id, customer)
    if (known.size <= CONFIRMED_IN_MEMORY) return
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }

  function setLane(customerId: number, edits: readonly Edit[]): void {
    // Rows keep their place in the map, so that it stays in the order of saving without being sorted.
    const here = new Set(edits.map(({ id }) => id))
    for (const { id } of lanes.get(customerId) ?? []) if (!here.has(id)) byId.delete(id)
    for (const edit of edits) {
      byId.set(edit.id, edit)
      highestSeq = Math.max(highestSeq, edit.seq)
    }
    if (edits.length > 0) lanes.set(customerId, edits)
    else lanes.delete(customerId)
    sorted = null
  }

  async function takeTurn(): Promise<void> {
    const asked = waiting.splice(0, LARGEST_TURN)
    if (asked.length === 0) return
    for (let attempt = 1; ; attempt += 1) {
      try {
        const draft = await decideAll(asked)
        await write(draft)
        for (const settle of draft.answers) settle()
        return
      } catch (error) {
        if (error instanceof StaleOutboxError && attempt < 5) await read()
        else {
          const problem = await diskProblem(error)
          for (const one of asked) one.fail(problem)
          return
        }
      }
    }
  }

  /** Runs every decision on a draft of its lane; nothing in memory changes yet. */
  async function decideAll(asked: readonly Asked[]): Promise<Draft> {
    const draft: Draft = { lanes: new Map(), ended: [], confirmed: new Map(), announced: [], answers: [] }
    draftSeq = Math.max(highestSeq, journal.highestSeq())
    for (const one of asked) {
      const id = one.customerId
      const edits = draft.lanes.get(id) ?? lanes.get(id) ?? []
      const lane = { customerId: id, edits, confirmed: draft.confirmed.get(id) ?? (await confirmed(id)) }
      const { result, step, journal: noted } = one.decide(lane)
      draft.answers.push(() => one.answer(result))
      if (step.kind === 'nothing') continue
      draft.lanes.set(id, step.edits)
      draft.ended.push(...step.ended)
      if (step.confirmed) draft.confirmed.set(id, step.confirmed)
      for (const edit of step.edits) draftSeq = Math.max(draftSeq, edit.seq)
      if (!noted) continue
      draft.announced.push(...announcedBy(step, edits, noted.saves))
    }
    return draft
  }
  let draftSeq = 0

  async function write(draft: Draft): Promise<void> {
    const put: Edit[] = []
    for (const [id, edits] of draft.lanes) {
      const before = new Set(lanes.get(id))
      put.push(...edits.filter((edit) => !before.has(edit)))
    }
    const here = [...draft.confirmed.values()]
    if (put.length + draft.ended.length + here.length === 0) return
    if (draft.announced.length > 0) await journal.ready()
    const announcedIds = new Set(draft.announced.map(({ edit }) => edit.id))
    const changedOtherwise = put.filter(
      (edit) => !announcedIds.has(edit.id) && differs(byId.get(edit.id), edit),
    )
    // Both copies are written side by side, and a save counts when both have it.
    const announcing = journal.announce(draft.announced, (editId) => byId.get(editId) ?? null)
    try {
      await store.outbox.commit({ put, end: draft.ended, confirmed: here })
    } catch (error) {
      await (await announcing).takeBack()
      throw error
    }
    await announcing
    for (const [id, edits] of draft.lanes) setLane(id, edits)
    if (here.length > 0) outdated += 1
    for (const customer of here) remember(customer)
    journal.follow(draft.ended, changedOtherwise)
    const changed = new Set([...draft.lanes.keys(), ...draft.confirmed.keys()])
    tell(changed)
    for (const hear of writers) hear()
  }

  function tell(changed: ReadonlySet<number>): void {
    for (const hear of hearers) {
      try {
        hear(changed)
      } catch (error) {
        // What is on the disk has not failed because somebody who hears of it does.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  async function read(): Promise<void> {
    const rows = [...(await store.outbox.all())].sort((a, b) => a.seq - b.seq)
    const before = [...lanes.keys()]
    lanes.clear()
    byId.clear()
    outdated += 1
    known.clear()
    for (const edit of rows) {
      lanes.set(edit.customerId, [...(lanes.get(edit.customerId) ?? []), edit])
      byId.set(edit.id, edit)
      highestSeq = Math.max(highestSeq, edit.seq)
    }
    sorted = rows
    tell(new Set([...before, ...lanes.keys()]))
  }

  return {
    edits: () => (sorted ??= [...byId.values()]),
    lane: (customerId) => lanes.get(customerId) ?? [],
    customersWithLanes: () => [...lanes.keys()],
    find: (editId) => byId.get(editId),
    confirmed,
    nextSeq: () => draftSeq + 1,
    change<R>(customerId: number, decide: (lane: Lane) => Decision<R>): Promise<Answer<R>> {
      return new Promise((resolve) => {
        waiting.push({
          customerId,
          decide,
          answer: (result) => resolve(good(result as R)),
          fail: (problem) => resolve({ ok: false, problem }),
        })
        void inTurn(takeTurn)
      })
    },
    alone: (work) => inTurn(() => work(read)),
    forgetConfirmed(ids) {
      outdated += 1
      for (const id of ids) known.delete(id)
    },
    reload: () => inTurn(read),
    onChange(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    onCommit(hear) {
      writers.add(hear)
      return () => void writers.delete(hear)
    },
  }
}

/** Changes that share one transaction at most. */
const LARGEST_TURN = 500
/** About a kilobyte each. A drain looks at each of its customers twice. */
const CONFIRMED_IN_MEMORY = 5_000

interface Asked {
  readonly customerId: number
  readonly decide: (lane: Lane) => Decision<unknown>
  readonly answer: (result: unknown) => void
  readonly fail: (problem: Problem) => void
}

interface Draft {
  readonly lanes: Map<number, readonly Edit[]>
  readonly ended: Counterfoil[]
  readonly confirmed: Map<number, Customer>
  readonly announced: Announced[]
  readonly answers: (() => void)[]
}

/** What a step writes into the journal beside the database; its saves are counted with the edit it is about. */
function announcedBy(
  step: Extract<Step, { kind: 'stepped' }>,
  before: readonly Edit[],
  saves: number,
): readonly Announced[] {
  const fresh = step.edits.filter((edit) => !before.includes(edit))
  const announced = fresh.map((edit) => ({ edit, saves: edit.id === step.editId ? saves : 0 }))
  const ended = step.ended.find(({ editId }) => editId === step.editId)
  if (!ended || saves === 0) return announced
  // A save that took its edit back leaves no edit, but it was a save: an empty edit tells of it.
  return [...announced, { edit: emptied(ended), saves }]
}

function emptied({ editId, customerId, label, createdAt, endedAt, tries, saves }: Counterfoil): Edit {
  const times = { createdAt, savedAt: endedAt }
  return {
    id: editId,
    customerId,
    seq: 0,
    patch: {},
    base: {},
    label,
    ...times,
    saves,
    tries,
    state: { kind: 'queued' },
  }
}

/** Whether the journal's copy is out of date: states are not its business, patch and base are. */
const differs = (before: Edit | undefined, after: Edit): boolean =>
  before?.patch !== after.patch || before.base !== after.base
