import { describe, expect, it } from 'vitest'
import { foundGroups, type Group, restingGroups } from '../../../../../renderer/app/palette/entries.ts'
import { matchLabel, pieces } from '../../../../../renderer/app/palette/match.ts'
import { nearest } from '../../../../../renderer/app/palette/nearest.ts'
import type { CustomerRow } from '../../../../../renderer/domain/customers/customer-query.ts'
import type { Action } from '../../../../../renderer/workspace/commands.ts'

const marked = (label: string, typed: string): string | null => {
  const match = matchLabel(label, typed)
  return (
    match &&
    pieces(label, match.ranges).reduce((all, { text, isMarked }) => all + (isMarked ? `[${text}]` : text), '')
  )
}

describe('words typed into the palette', () => {
  it('may begin any word, in any order', () => {
    expect(marked('Go to Settings', 'set')).toBe('Go to [Set]tings')
    expect(marked('Go to Settings', 'sett go')).toBe('[Go] to [Sett]ings')
  })

  it('may be inside a word, or be its letters with gaps', () => {
    expect(marked('Go to Settings', 'tings')).toBe('Go to Set[tings]')
    expect(marked('Go to Settings', 'gts')).toBe('[G]o [t]o [S]ettings')
    expect(marked('Take back the last saved edit', 'tabed')).toBe('[Ta]ke [b]ack the last saved [ed]it')
  })

  it('need not have accents or capitals', () => {
    expect(marked('Übungsshop: Größe', 'ubung GROSSE')).toBeNull()
    expect(marked('Übungsshop: Größe', 'ubung große')).toBe('[Übung]sshop: [Größe]')
    expect(marked('Änderungen jetzt holen', 'and')).toBe('[Änd]erungen jetzt holen')
  })

  it('all have to fit', () => {
    expect(matchLabel('Go to Settings', 'go xyz')).toBeNull()
    expect(matchLabel('Go to Settings', 'ogs')).toBeNull()
  })

  it('are marked in the right place behind signs of two units', () => {
    expect(marked('🎫 Ticket', 'tick')).toBe('🎫 [Tick]et')
  })

  it('fit better at the beginning than inside, and inside than with gaps', () => {
    const score = (label: string) => matchLabel(label, 'set')?.score ?? 0
    expect(score('Settings')).toBeGreaterThan(score('Go to settings'))
    expect(score('Go to settings')).toBeGreaterThan(score('Reset'))
    expect(score('Reset')).toBeGreaterThan(score('Save every time'))
  })
})

const action = (id: string, label: string, section: Action['section'] = 'app'): Action => ({
  id,
  label,
  section,
  run: () => undefined,
})
const row = (id: number, first_name: string, more: Partial<CustomerRow> = {}): CustomerRow => ({
  id,
  first_name,
  last_name: '',
  company: '',
  email: '',
  phone: '',
  store_credit: '0.0000',
  customer_group_id: 0,
  date_created: 0,
  date_modified: 0,
  state: 'clean',
  pending: [],
  noteExcerpt: '',
  ...more,
})
const outline = (groups: readonly Group[]) =>
  groups.map(({ title, entries }) => [
    title,
    entries.map((entry) => (entry.kind === 'action' ? entry.action.id : entry.row.first_name)),
  ])

describe('the palette', () => {
  const actions = [
    action('save', 'Save', 'customer'),
    action('undo', 'Undo last saved edit', 'edits'),
    action('outbox', 'Go to Outbox', 'go'),
    action('settings', 'Go to Settings', 'go'),
  ]

  it('shows what was used last, then all by section, and nothing twice', () => {
    expect(outline(restingGroups(actions, ['settings', 'no-longer-offered'], [row(1, 'Ada')]))).toEqual([
      ['recent', ['settings', 'Ada']],
      ['customer', ['save']],
      ['edits', ['undo']],
      ['go', ['outbox']],
    ])
  })

  it('has no empty groups', () => {
    expect(outline(restingGroups([], [], []))).toEqual([])
    expect(outline(foundGroups(actions, [], 'xyzzy', []))).toEqual([])
  })

  it('shows the best commands first, and customers after them', () => {
    expect(outline(foundGroups(actions, [], 'go', [row(1, 'Gordon')]))).toEqual([
      ['commands', ['outbox', 'settings']],
      ['customers', ['Gordon']],
    ])
  })

  it('prefers what was used last among equals', () => {
    expect(outline(foundGroups(actions, ['settings'], 'go', []))).toEqual([
      ['commands', ['settings', 'outbox']],
    ])
  })

  it('shows customers first where commands are only a guess', () => {
    expect(outline(foundGroups(actions, [], 'gto', [row(1, 'Gtok')]))).toEqual([
      ['customers', ['Gtok']],
      ['commands', ['outbox', 'settings']],
    ])
  })
})

describe('customers in the palette', () => {
  it('come by name, then by company and email, then by what is in their notes', () => {
    const rows = [
      row(1, 'Ada', { noteExcerpt: '… Marie …' }),
      row(2, 'Bo', { company: 'Épicerie Marie' }),
      row(3, 'Rosemarie'),
      row(4, 'Marie'),
    ]
    expect(nearest(rows, 'marie', 3).map(({ id }) => id)).toEqual([4, 3, 2])
  })

  it('stay in their order among equals', () => {
    expect(nearest([row(1, 'Mara'), row(2, 'Mar')], 'mar', 8).map(({ id }) => id)).toEqual([1, 2])
  })

  it('are found by their number before all others', () => {
    expect(nearest([row(1, '17th'), row(17, 'Zoe')], '17', 8).map(({ id }) => id)).toEqual([17, 1])
  })
})
