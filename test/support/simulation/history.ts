import { FIELD_NAMES, type Customer, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import type { Sync } from '../../../renderer/sync/sync.ts'
import type { ConflictChoices } from '../../../renderer/domain/sync-state.ts'
import { type Act, createValues, FIELDS_HERE } from './actions.ts'
import type { Engine } from './engine.ts'
import { checkRest, comeToRest, SIGNED_IN } from './rest.ts'
import { createWorld, type World } from './world.ts'
import { seededRandom } from './seeded-random.ts'

/** How a history went; `violations` is empty where everything held that always holds. */
export interface LifeSummary {
  readonly violations: readonly string[]
  readonly saves: number
  readonly puts: number
  readonly delivered: number
  readonly stillWaiting: number
  readonly crashes: number
  readonly overwrittenInTheMoment: number
  /** From the network being whole to the last delivery that needed no person. */
  readonly longestWaitMs: number
}

/** Lives one history, then makes the network whole and waits until everything came to rest. */
export async function live(engine: Engine, acts: readonly Act[], seed: number): Promise<LifeSummary> {
  const world = await createWorld(engine, seededRandom(seed))
  const person = createPerson(world)
  // The first download.
  await world.clock.advance(2_000)
  for (const act of acts) {
    await play(world, person, act)
    await world.clock.settle()
    if (!world.sync()) {
      await world.clock.advance(400)
      await world.revive()
    }
    if (world.witness.violations.length > 0) break
  }
  const longestWaitMs = await comeToRest(world)
  const sync = world.sync()
  if (!sync) world.witness.breach('the app does not start any more')
  for (const fault of sync?.state.faults ?? []) {
    // That the history went with the database is said, and true.
    if (!fault.startsWith('The database on this machine was lost')) {
      world.witness.breach(`fault shown: ${fault}`)
    }
  }
  world.witness.nothingIsLost()
  checkRest(world)
  const ends = [...world.disk.counterfoils.values()]
  return {
    ...world.witness.counts,
    violations: world.witness.violations,
    delivered: ends.filter(({ ending }) => ending.kind === 'delivered').length,
    stillWaiting: world.disk.edits.size,
    longestWaitMs,
  }
}

interface Person {
  readonly form: Map<number, Customer>
  readonly values: ReturnType<typeof createValues>
  /** What was saved last: an undo removes it, wherever else the same value is. */
  last: [number, FieldName, FieldValue] | null
  /** Answered when the last save is; a person looks at what they saved before they do more to it. */
  saving: Promise<unknown>
}

const createPerson = (world: World): Person => ({
  form: new Map(),
  values: createValues(world),
  last: null,
  saving: Promise.resolve(null),
})

async function play(world: World, person: Person, act: Act): Promise<void> {
  const { clock, main, store, witness } = world
  const sync = world.sync()
  switch (act.act) {
    case 'wait':
      return clock.advance(act.ms)
    case 'colleague': {
      const field = FIELDS_HERE[act.field] as FieldName
      return store.colleague(act.customer, field, person.values.of(act.customer, field, act.what))
    }
    case 'fates':
      return void main.fates.push(...act.fates)
    case 'offline':
      return main.setOffline(true, act.isNoticed)
    case 'online':
      return main.setOffline(false, true)
    case 'revoke':
      return main.setRevoked(true)
    case 'renew':
      main.setRevoked(false)
      return main.emit('session', SIGNED_IN)
    case 'die':
      return world.dieAt(act.steps, act.when, act.what)
    case 'meanwhile':
      return meanwhile(world, person, act)
    case 'lose':
      // One copy is made from the other at the start; losing the other one meanwhile loses both.
      await clock.advance(SURELY_STARTED_MS)
      world.lose(act.copy)
      await world.revive()
      return clock.advance(SURELY_STARTED_MS)
    case 'set-clock':
      return world.setBackClock(act.ms)
    case 'try-now':
      return sync?.tryNow()
    case 'open': {
      const shown = await withinAMoment(world, sync?.shown(act.customer))
      if (shown) person.form.set(act.customer, shown.shown)
      return
    }
    case 'save':
      return save(world, person, sync, act.customer, FIELDS_HERE[act.field] as FieldName, act.what)
    case 'discard':
    case 'resolve':
    case 'resend': {
      await withinAMoment(world, person.saving)
      const edits = sync?.state.waiting.all() ?? []
      const edit = edits[act.which % Math.max(1, edits.length)]
      return sync && edit ? onEdit(world, person, sync, edit, act) : undefined
    }
    case 'undo': {
      await withinAMoment(world, person.saving)
      if (person.last) witness.giveUp(...person.last)
      const before = new Set(sync?.state.waiting.all().flatMap(valuesOf))
      await withinAMoment(world, sync?.undoLast())
      const after = new Set([...world.disk.edits.values()].flatMap(valuesOf))
      for (const [customerId, field, value] of [...before].map(unkey)) {
        if (!after.has(key(customerId, field, value))) witness.giveUp(customerId, field, value)
      }
    }
  }
}

/** A save is on its way with this fate, and everything else happens at once. */
async function meanwhile(
  world: World,
  person: Person,
  act: Extract<Act, { act: 'meanwhile' }>,
): Promise<void> {
  const field = FIELDS_HERE[act.field] as FieldName
  await play(world, person, { act: 'wait', ms: 3_100 })
  world.main.fates.length = 0
  await save(world, person, world.sync(), act.customer, field, 'new')
  world.main.fates.push(act.fate)
  await world.clock.advance(30)
  for (const next of act.then) {
    switch (next) {
      case 'die-page':
      case 'die-main':
        world.dieNow(next === 'die-page' ? 'page' : 'main')
        await world.clock.advance(400)
        await world.revive()
        break
      case 'colleague':
        world.store.colleague(act.customer, field, person.values.of(act.customer, field, 'new'))
        break
      case 'save':
        await save(world, person, world.sync(), act.customer, field, 'new')
        break
      case 'pull':
        world.main.fates.push('stale-read')
        world.sync()?.tryNow()
        await world.clock.advance(35)
        break
      case 'wait':
        await world.clock.advance(60)
        break
    }
  }
}

async function save(
  world: World,
  person: Person,
  sync: Sync | null,
  customerId: number,
  field: FieldName,
  what: Extract<Act, { act: 'save' }>['what'],
): Promise<void> {
  if (!sync) return
  if (!person.form.has(customerId)) {
    const shown = await withinAMoment(world, sync.shown(customerId))
    if (shown) person.form.set(customerId, shown.shown)
  }
  const form = person.form.get(customerId)
  if (!form || !world.sync()) return
  const seen = Object.fromEntries(FIELD_NAMES.map((name) => [name, form[name]]))
  for (const name of FIELD_NAMES) world.witness.saw(customerId, name, form[name])
  const value = person.values.of(customerId, field, what)
  const ticket = world.witness.saving(customerId, field, value)
  person.form.delete(customerId)
  person.last = [customerId, field, value]
  person.saving = sync.save(customerId, { [field]: value }, seen).then((answer) => {
    if (answer.ok && answer.value.kind !== 'unchanged') ticket.saved()
    else ticket.notSaved()
    // Taken back, or as it was: there is nothing to deliver.
    if (answer.ok && answer.value.kind === 'reverted') world.witness.giveUp(customerId, field, value)
    return null
  })
  await world.clock.settle()
}

async function onEdit(
  world: World,
  person: Person,
  sync: Sync,
  edit: Edit,
  act: Extract<Act, { act: 'discard' | 'resolve' | 'resend' }>,
): Promise<void> {
  const { witness } = world
  const fields = FIELDS_HERE.filter((field) => edit.patch[field] !== undefined)
  switch (act.act) {
    case 'discard': {
      if (edit.state.kind === 'sending' || edit.state.kind === 'unknown') return
      for (const field of fields) witness.giveUp(edit.customerId, field, edit.patch[field] ?? '')
      const later = sync.state.waiting
        .all()
        .filter(({ customerId, seq }) => customerId === edit.customerId && seq > edit.seq)
      const answer = await withinAMoment(world, sync.discard(edit.id))
      if (answer?.ok && act.isUndone) {
        const undone = await withinAMoment(world, answer.value.undo())
        if (undone?.ok) {
          for (const field of fields) {
            if (later.some(({ patch }) => patch[field] !== undefined)) continue
            world.witness.saving(edit.customerId, field, edit.patch[field] ?? '').saved()
          }
        }
      }
      return
    }
    case 'resolve': {
      if (edit.state.kind !== 'conflict') return
      const choices: Record<string, unknown> = {}
      for (const { field, theirs, mine } of edit.state.conflicts) {
        witness.saw(edit.customerId, field, theirs)
        const other = person.values.fresh(field)
        choices[field] = act.take === 'other' ? { take: 'other', value: other } : { take: act.take }
        witness.allowAgain(act.take === 'mine' ? mine : other)
        witness.saw(edit.customerId, field, other)
        if (act.take !== 'mine') witness.giveUp(edit.customerId, field, mine)
      }
      await withinAMoment(world, sync.resolve(edit.id, choices as ConflictChoices))
      return
    }
    case 'resend': {
      if (['sending', 'unknown', 'conflict', 'queued'].includes(edit.state.kind)) return
      const [field] = fields
      if (!act.isRepaired || !field) return void (await withinAMoment(world, sync.resend(edit.id)))
      witness.giveUp(edit.customerId, field, edit.patch[field] ?? '')
      const value = person.values.fresh(field)
      witness.allowAgain(value)
      witness.saw(edit.customerId, field, value)
      await withinAMoment(world, sync.resend(edit.id, { [field]: value }))
    }
  }
}

/** What a call answers, or nothing where the page died meanwhile. */
async function withinAMoment<T>(world: World, call: Promise<T> | undefined): Promise<T | undefined> {
  let answer: T | undefined
  void call?.then((value) => (answer = value))
  for (let round = 0; round < 5 && answer === undefined && world.sync(); round += 1)
    await world.clock.settle()
  // The disk takes its time.
  for (let round = 0; round < 60 && answer === undefined && world.sync(); round += 1)
    await world.clock.advance(50)
  return answer
}

const SURELY_STARTED_MS = 5_000

type Key = string
const key = (customerId: number, field: FieldName, value: unknown): Key =>
  JSON.stringify([customerId, field, value])
const unkey = (text: Key) => JSON.parse(text) as [number, FieldName, string]
const valuesOf = (edit: Edit): readonly Key[] =>
  FIELDS_HERE.flatMap((field) =>
    edit.patch[field] === undefined ? [] : [key(edit.customerId, field, edit.patch[field])],
  )
