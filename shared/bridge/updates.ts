import * as v from 'valibot'
import { UPDATE_MODES, type Updates } from '../updates.ts'
import { call } from './call.ts'

/** Newer versions of the app. The page only asks: main decides what is fetched, and from where. */
export const updatesCalls = {
  current: call({}).answers<Updates>(),
  setMode: call({ mode: v.picklist(UPDATE_MODES) }).answers<Updates>(),
  /** Answers at once, like the two below; the result comes as the event `updates`. */
  check: call({}).answers<null>(),
  download: call({}).answers<null>(),
  restart: call({}).answers<null>(),
} as const
