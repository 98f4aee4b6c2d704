/**
 * What isn't documented about the V2 API, or differs between stores: one switch each,
 * with every position that a client must be able to live with. The first position is the likely one.
 */
export const SWITCHES = {
  putAnswer: {
    positions: ['full', 'base'],
    about: 'what a PUT answers: the whole customer, or only the writable fields without id and dates',
  },
  putMovesDate: {
    positions: ['yes', 'no'],
    about: 'whether a PUT moves date_modified',
  },
  noOpMovesDate: {
    positions: ['yes', 'no'],
    about: 'whether a PUT that changes nothing moves date_modified',
  },
  creditMovesDate: {
    positions: ['yes', 'no'],
    about: 'whether a PUT that changes only store_credit moves date_modified',
  },
  dateFilters: {
    positions: ['inclusive', 'exclusive'],
    about: 'whether the bounds of the date filters belong to what they find',
  },
  deletedInChanges: {
    positions: ['hidden', 'shown'],
    about: 'whether a list filtered by min_date_modified still shows deleted customers',
  },
  nullValue: {
    positions: ['refused', 'taken'],
    about: 'what null in a PUT does: 400, or the empty value',
  },
  emptyText: {
    positions: ['clears', 'refused'],
    about: 'what "" in an optional text does: clears it, or 400',
  },
  reads: {
    positions: ['fresh', 'lagging', 'wavering'],
    about: 'what a GET sees: the present, one second ago, or anything in between, forth and back',
  },
  serverErrorBody: {
    positions: ['json', 'html', 'empty'],
    about: 'the body of a 5xx',
  },
  gatewayError: {
    positions: ['object', 'older'],
    about: 'the body of 401, 403 and 429: {"status","title",…} or {"error"}',
  },
  emptyList: {
    positions: ['204', '200'],
    about: 'the answer to a list with nothing in it: 204 without a body, or 200 with []',
  },
  trailingSlash: {
    positions: ['401', '403'],
    about: 'the answer to a path that ends with a slash',
  },
  passwordRule: {
    positions: ['default', 'strict'],
    about: 'passwords: 7 characters with letters and digits, or 12 with capitals and a symbol as well',
  },
  passwordErrorNames: {
    positions: ['password', '_authentication'],
    about: 'the field that the message about a refused password names',
  },
  groupMessage: {
    positions: ['field', 'plain'],
    about: 'whether the message about an unknown customer group names the field',
  },
  marketingAndForms: {
    positions: ['refused', 'ignored'],
    about: 'accepts_marketing and form_fields in a PUT: 400, or as if they were not there',
  },
  errorList: {
    positions: ['first', 'all'],
    about: 'how many invalid fields a 400 reports',
  },
  texts: {
    positions: ['kept', 'trimmed'],
    about: 'whether space around a text is kept',
  },
  creditRounding: {
    positions: ['nearest', 'down'],
    about: 'how a credit with more than four decimals is rounded',
  },
  textFilters: {
    positions: ['any-case', 'exact'],
    about: 'whether the filters on texts mind the letter case',
  },
  groups: {
    positions: ['some', 'none', 'many'],
    about: 'whether the store has customer groups: a few, none as below the Plus plan, or 130',
  },
  addresses: {
    positions: ['few', 'many'],
    about: 'how many addresses a customer has: none to three, or 120',
  },
  pages: {
    positions: ['asked', 'short'],
    about: 'how long the pages of lists are: as long as asked for, or 50 at most',
  },
  oddCustomers: {
    positions: ['none', 'some'],
    about: 'whether every tenth customer has a value that is none in V2, or an odd one',
  },
  atOnce: {
    positions: ['any', 'three'],
    about: 'requests at once before a 429 without any header',
  },
  headerCase: {
    positions: ['usual', 'lower', 'upper'],
    about: 'the letter case of header names in answers',
  },
  jsonText: {
    positions: ['utf-8', 'escaped'],
    about: 'letters beyond ASCII in answers: as they are, or as \\u escapes',
  },
} as const satisfies Record<string, Switch>

export interface Switch {
  readonly positions: readonly [string, string, ...string[]]
  readonly about: string
}

export type SwitchName = keyof typeof SWITCHES
export type Switches = { readonly [S in SwitchName]: (typeof SWITCHES)[S]['positions'][number] }

export const SWITCH_NAMES = Object.keys(SWITCHES) as readonly SwitchName[]

export const DEFAULT_SWITCHES = Object.fromEntries(
  SWITCH_NAMES.map((name) => [name, SWITCHES[name].positions[0]]),
) as unknown as Switches

export type ReadSwitches =
  | { readonly ok: true; readonly switches: Partial<Switches> }
  | { readonly ok: false; readonly sentence: string }

/** Positions from outside; the sentence says what is wrong and what would be right. */
export function readSwitches(input: unknown): ReadSwitches {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, sentence: 'Switches are an object of names and positions.' }
  }
  for (const [name, position] of Object.entries(input)) {
    if (!isSwitchName(name)) {
      return { ok: false, sentence: `There is no switch "${name}". There are: ${SWITCH_NAMES.join(', ')}.` }
    }
    const positions: readonly unknown[] = SWITCHES[name].positions
    if (!positions.includes(position)) {
      return {
        ok: false,
        sentence: `The switch "${name}" can be ${positions.join(' or ')}, not ${JSON.stringify(position)}.`,
      }
    }
  }
  return { ok: true, switches: input }
}

const isSwitchName = (name: string): name is SwitchName => Object.hasOwn(SWITCHES, name)
