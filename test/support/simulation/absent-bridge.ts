import { bad } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'

const absent = async () => bad('internal', { detail: 'not in this world' })

/** A bridge on which nothing is there; a simulated main replaces what a test needs. */
export const ABSENT: Omit<Bridge, 'connection' | 'journal' | 'on'> = {
  app: {
    info: absent,
    setWaiting: absent,
    setUnfinished: absent,
    notify: absent,
    answerProxy: absent,
    setTheme: absent,
    setLanguage: absent,
    room: absent,
    quit: absent,
  },
  session: {
    current: absent,
    connect: absent,
    connectWithFile: absent,
    connectPractice: absent,
    renewToken: absent,
    resume: absent,
    signOut: absent,
  },
  vault: { dataKey: absent, sealPassword: absent },
  practice: { state: absent, setOffline: absent, colleagueEdits: absent },
  store: {
    customers: absent,
    count: absent,
    customer: absent,
    addresses: absent,
    groups: absent,
    profile: absent,
    now: absent,
  },
  delivery: { deliver: absent, outcomes: absent, recall: absent, forget: absent, setReserve: absent },
  updates: { current: absent, setMode: absent, check: absent, download: absent, restart: absent },
}
