import { texts as en } from '../../../renderer/i18n/en/index.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { goTo } from '../app/app-actions.mjs'
import type { PracticeProcess } from '../app/practice-store-process.mjs'
import type { FieldName } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import type { App } from '../e2e/app.ts'
import { footOf, journalOf } from './app-output.ts'
import { createBookkeeper } from './bookkeeper.ts'
import { type Chance, createChance } from './random.ts'
import { colleaguesValue, PERSONS_FIELDS, type PersonsField, personsValue } from './marks.ts'
import { changeAll, decideConflict, discardNeeding, planForAll } from './person.ts'
import { hearStory } from './store-story.ts'

/** A person, colleagues, a store that drops answers, and an app that is killed again and again. */
export interface KillStory {
  kills(): number
  /** How long to wait for the next kill, in ms. */
  moment(): number
  /** The person changes all customers. In some rounds the app is killed while it saves them. */
  save(): Promise<void>
  /** The store will drop answers, and colleagues are at work. */
  meetFaults(): Promise<void>
  /** Kills something and starts what was killed. */
  kill(): Promise<void>
  /** What was saved and is neither in the store nor in the app. */
  missing(): Promise<readonly string[]>
  /** Lets everything be delivered that needs no person. @returns what is wrong then */
  comeToRest(): Promise<readonly string[]>
  /** The person decides what is in conflict. */
  decide(): Promise<void>
  /** Discards what is still in conflict, and reports the result. */
  end(): Promise<Readonly<Record<string, number>>>
}

export interface KillStage {
  readonly app: App
  readonly store: PracticeProcess
  /** Where the store is kept. */
  readonly folder: string
  readonly seed: number
}

/** Empties what the story will write, so that every value shows who wrote it. */
export async function clearSlate(store: PracticeProcess): Promise<void> {
  for (const id of IDS) {
    await store.control('PUT', `customers/${id}`, { notes: '', tax_exempt_category: '', store_credit: '0' })
  }
}

export async function createKillStory({ app, store, folder, seed }: KillStage): Promise<KillStory> {
  const chance = createChance(seed)
  const keeper = createBookkeeper()
  const story = await hearStory(store, folder, IDS)
  const killed = { main: 0, page: 0, both: 0 }
  let numbers = 0
  let colleagues = 0
  let conflicts = 0
  let unsureSaves = 0
  const kills = (): number => killed.main + killed.page + killed.both

  async function asColleague(field: FieldName, customerId: number): Promise<void> {
    const value = colleaguesValue(field, (colleagues += 1))
    await store.control('PUT', `customers/${customerId}`, { [field]: value })
    keeper.colleagueWrote(customerId, field, value, Date.now())
  }

  async function colleaguesAtWork(): Promise<void> {
    for (const id of chance.some(IDS, 4)) await asColleague(chance.pick(OTHER_FIELDS), id)
    for (const id of chance.some(IDS, chance.below(3))) await asColleague(chance.pick(PERSONS_FIELDS), id)
  }

  async function strike(what: keyof typeof killed): Promise<void> {
    killed[what] += 1
    if (what === 'page') return void (await app.killPage())
    if (what === 'main') await app.kill()
    else await app.killBoth()
    // While nothing runs: what starts next has no excuse for not having seen it.
    for (const id of chance.some(IDS, chance.below(4))) await asColleague(chance.pick(PERSONS_FIELDS), id)
    keeper.mainBegan(Date.now())
    await app.restart()
  }

  async function waiting(): Promise<readonly Edit[]> {
    const { live } = await journalOf(app.page, store.storeHash)
    return [...live.values()]
  }

  /** Waits until nothing is left to send, and the two copies agree on what is left. */
  async function untilAtRest(): Promise<void> {
    const until = Date.now() + LONGEST_REST_MS
    for (let looks = 1; ; looks += 1) {
      const foot = await footOf(app.page)
      const edits = await waiting()
      if (Date.now() > until) throw new Error(`No rest: ${JSON.stringify([foot, edits])}`)
      const lanes = new Set(edits.map(({ customerId }) => customerId)).size
      // What was just decided is still sent; only conflicts stay, and what waits behind them.
      const isDecided = lanes === 0 || (foot?.inConflict ?? 0) >= lanes
      if (foot?.waiting === edits.length && isDecided) return
      // A person who would rather not wait for the next try.
      if (looks % 40 === 0) await app.page.keyboard.press('ControlOrMeta+Enter')
      await pause(50)
    }
  }

  /** The fields of a waiting edit that a colleague has changed. */
  const contested = ({ customerId, base, patch }: Edit): readonly FieldName[] =>
    PERSONS_FIELDS.filter(
      (field) => patch[field] !== undefined && story.present(customerId, field) !== base[field],
    )

  /** Which of these edits has been decided: it is not any more as it was. */
  async function decidedOf(edits: readonly Edit[]): Promise<Edit> {
    for (;;) {
      const now = new Map((await waiting()).map((edit) => [edit.id, edit]))
      const decided = edits.find(
        (edit) => JSON.stringify(now.get(edit.id)?.base) !== JSON.stringify(edit.base),
      )
      if (decided) return decided
      await pause(20)
    }
  }

  return {
    kills,
    moment: () => chance.below(2_500),
    async save() {
      const number = (numbers += 1)
      const field: PersonsField = chance.pick(PERSONS_FIELDS)
      keeper.planned(number, Date.now())
      if (chance.below(4) > 0) {
        const saved = await changeAll(app.page, field, personsValue(field, number))
        if (saved !== IDS.length) throw new Error(`${saved} changes were saved.`)
        keeper.saved(IDS, field, number)
        return
      }
      const button = await planForAll(app.page, field, personsValue(field, number))
      await button.click()
      await pause(chance.below(150))
      unsureSaves += IDS.length
      await strike(chance.pick(KILLS))
    },
    async meetFaults() {
      const faults = Array.from({ length: 3 + chance.below(6) }, () => aFault(chance))
      await store.control('POST', 'faults', faults)
      await colleaguesAtWork()
    },
    kill: () => strike(chance.pick(KILLS)),
    async missing() {
      // First what waits, then what arrived: an edit that is delivered in between is found in either.
      const edits = await waiting()
      await story.hear()
      return keeper.judge(story.writes, story.puts(), edits).lost
    },
    async comeToRest() {
      await store.control('DELETE', 'faults')
      await untilAtRest()
      await story.hear(true)
      const edits = await waiting()
      const { lost, doubled, outOfOrder, unseen } = keeper.judge(story.writes, story.puts(), edits)
      const foot = await footOf(app.page)
      const trouble = foot?.isTrouble ? ['the app shows a fault of its own'] : []
      const heads = new Map(edits.toReversed().map((edit) => [edit.customerId, edit]))
      const idle = [...heads.values()].filter((edit) => contested(edit).length === 0)
      const forgotten = idle.map(({ customerId }) => `an edit of ${customerId} waits without a reason`)
      return [...lost, ...doubled, ...outOfOrder, ...unseen, ...trouble, ...forgotten]
    },
    async decide() {
      let edits = await waiting()
      conflicts += edits.length
      for (let decisions = 0; decisions < 2 && edits.length > 0; decisions += 1) {
        await goTo(app.page, en.shell.screens.conflicts)
        const take = chance.pick(['Keep all mine', 'Keep all from the store'] as const)
        await decideConflict(app.page, take)
        const edit = await decidedOf(edits)
        for (const field of contested(edit)) {
          if (take === en.conflicts.allTheirs) keeper.gaveUp(edit.customerId, field)
          else keeper.overruled(edit.customerId, field, story.present(edit.customerId, field) ?? '')
        }
        await untilAtRest()
        await story.hear()
        edits = await waiting()
      }
      if (edits.length === 0) return
      for (const { customerId } of edits) {
        for (const field of PERSONS_FIELDS) keeper.gaveUp(customerId, field)
      }
      await discardNeeding(app.page)
      await untilAtRest()
    },
    async end() {
      await untilAtRest()
      await story.hear(true)
      const edits = await waiting()
      const { lost, doubled, unseen, inTheMoment, delivered, saved } = keeper.judge(
        story.writes,
        story.puts(),
        edits,
      )
      const { count } = await journalOf(app.page, store.storeHash)
      return {
        kills: kills(),
        ...killed,
        puts: story.puts().length,
        editsMade: count.saved,
        unsureSaves,
        saved,
        delivered,
        conflicts,
        waiting: edits.length,
        lost: lost.length,
        doubled: doubled.length,
        unseen: unseen.length,
        inTheMoment,
      }
    },
  }
}

/** What the net and the store do to an update, and now and then to a read. */
function aFault(chance: Chance) {
  const method = chance.below(8) === 0 ? 'GET' : 'PUT'
  const act = chance.pick([
    { kind: 'reset-after' },
    { kind: 'reset-after' },
    { kind: 'reset-before' },
    { kind: 'cut', after: chance.below(400), of: 'answer' },
    { kind: 'cut', after: chance.below(200), of: 'body' },
    { kind: 'answer', status: chance.pick([500, 502, 503, 504]), isApplied: true },
    { kind: 'answer', status: chance.pick([500, 502, 503, 504]), isApplied: false },
    { kind: 'answer', status: 429, isApplied: false },
    { kind: 'delay', ms: chance.below(800), when: 'before' },
    { kind: 'delay', ms: chance.below(800), when: 'after' },
  ])
  return { match: { method, path: '/customers*' }, do: act }
}

export const IDS = Array.from({ length: 50 }, (_, at) => at + 1)
const LONGEST_REST_MS = 90_000
const KILLS = ['main', 'page', 'both'] as const
const OTHER_FIELDS = ['phone', 'company'] as const
