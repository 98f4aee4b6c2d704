import * as v from 'valibot'
import { count, id, text } from './arguments.ts'
import { call } from './call.ts'

const THEMES = ['system', 'light', 'dark'] as const

/** Window and system. */
export const appCalls = {
  info: call({}).answers<AppInfo>(),
  /** Sets the number on the dock or task bar; 0 clears it. */
  setWaiting: call({ count }).answers<null>(),
  /** How far unfinished changes for many have come, 0 of 0 where there are none; and unsaved drafts. */
  setUnfinished: call({ done: count, total: count, drafts: count }).answers<null>(),
  /** A desktop notification; shown only while the window is not in front. A click opens the edit that it names. */
  notify: call({ title: text(200), body: text(500), editId: v.optional(id) }).answers<null>(),
  /** Answers `'proxy-asks'`; `null` where the person does not want to log in. */
  answerProxy: call({
    credentials: v.nullable(v.strictObject({ username: text(300), password: text(1024) })),
  }).answers<null>(),
  setTheme: call({ theme: v.picklist(THEMES) }).answers<null>(),
  /** The language that the page speaks, for menu and questions. */
  setLanguage: call({ language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)) }).answers<null>(),
  /** Bytes that are free on the disk of the user-data folder. */
  room: call({}).answers<number>(),
  /** Answers `'quit-asked'`: whether the app may quit now. */
  quit: call({}).answers<null>(),
} as const

export type Theme = (typeof THEMES)[number]

export interface AppInfo {
  readonly version: string
  /** `chromium` is the host that runs the same build where Electron's binary is missing. */
  readonly host: 'electron' | 'chromium'
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Started with `--practice`: go straight to the practice store. */
  readonly startInPractice: boolean
  /** The version that was used before this one, where it was another; `null` at a first start and later ones. */
  readonly previousVersion: string | null
  /**
   * Sentences about problems at the start that the app could work around, e.g. a corrupt settings file that was set
   * aside.
   */
  readonly warnings: readonly string[]
}

/** A proxy that asks for a password; `isRetry` where it rejected what was typed before. */
export interface ProxyQuestion {
  readonly proxy: string
  readonly isRetry: boolean
}

/** The result of a file that the page offered to save; `url` is the one that the page made for it. */
export interface Download {
  readonly url: string
  /** The name that the person gave it. */
  readonly name: string
  readonly outcome: 'saved' | 'cancelled' | 'failed'
}
