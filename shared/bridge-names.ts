import type { BridgeEvents, BridgeHandlers } from './bridge.ts'

/** The names of `shared/bridge.ts` without its schemas, for the preload. The types keep the two together. */
export const CHANNEL_NAMES = {
  app: [
    'info',
    'setWaiting',
    'setUnfinished',
    'notify',
    'answerProxy',
    'setTheme',
    'setLanguage',
    'room',
    'quit',
  ],
  session: ['current', 'connect', 'connectWithFile', 'connectPractice', 'renewToken', 'resume', 'signOut'],
  vault: ['dataKey', 'sealPassword'],
  store: ['customers', 'count', 'customer', 'addresses', 'groups', 'profile', 'now'],
  delivery: ['deliver', 'outcomes', 'recall', 'forget', 'setReserve'],
  connection: ['current', 'probe'],
  practice: ['state', 'setOffline', 'colleagueEdits'],
  journal: ['append', 'read', 'compact'],
  updates: ['current', 'setMode', 'check', 'download', 'restart'],
} as const satisfies { readonly [G in keyof BridgeHandlers]: readonly (keyof BridgeHandlers[G])[] }

export const EVENT_NAMES = [
  'connection',
  'session',
  'quota',
  'updates',
  'command',
  'quit-asked',
  'proxy-asks',
  'keychain-waits',
  'download',
  'open-edit',
] as const satisfies readonly (keyof BridgeEvents)[]

/** `counterfoil:group.method`, the name of a call on the wire. */
export const channelName = (group: string, method: string): string => `counterfoil:${group}.${method}`

/** `counterfoil!event`, the name of an event on the wire. */
export const eventName = (event: string): string => `counterfoil!${event}`
