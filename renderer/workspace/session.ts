import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Answer } from '../../shared/answer.ts'
import type { AppInfo } from '../../shared/bridge.ts'
import type { KeptIn, Session } from '../../shared/session.ts'
import { bridge } from './bridge.ts'

/** What a person is about to do to the session. */
export type SessionStep = 'none' | 'add-store'

/** The session, as main reports it. */
export const useSession = defineStore('session', () => {
  const info = shallowRef<AppInfo | null>(null)
  const session = shallowRef<Session | null>(null)
  /** A sign-in, switch or sign-out is under way. */
  const isBusy = ref(false)
  const step = ref<SessionStep>('none')
  /** The store to continue with once its passphrase or token was entered. */
  const wanted = ref<string | null>(null)

  const profile = computed(() => (session.value?.kind === 'signed-in' ? session.value.store : null))
  const needsToken = computed(() => session.value?.kind === 'signed-in' && session.value.needsToken)

  async function begin(): Promise<void> {
    bridge.on('session', (now) => (session.value = now))
    const [about] = await Promise.all([bridge.app.info({}), refresh()])
    if (about.ok) info.value = about.value
  }

  /** Asks main again; without a session, main also tries the keychain again. */
  async function refresh(): Promise<void> {
    const current = await bridge.session.current({})
    if (current.ok) session.value = current.value
  }

  async function change(call: () => Promise<Answer<Session>>): Promise<Answer<Session>> {
    isBusy.value = true
    try {
      const answer = await call()
      if (answer.ok) session.value = answer.value
      // A switch that failed half-way may have ended the session; a store may have lost its token.
      else if (profile.value || answer.problem.code === 'not-signed-in') void refresh()
      return answer
    } finally {
      isBusy.value = false
    }
  }

  interface Keep {
    readonly keep: KeptIn
    readonly passphrase?: string | undefined
  }

  return {
    info,
    session,
    isBusy,
    step,
    wanted,
    profile,
    needsToken,
    begin,
    refresh,
    connect: (args: { storeHash: string; token: string } & Keep) =>
      change(() => bridge.session.connect(args)),
    connectWithFile: (args: { text: string } & Keep) => change(() => bridge.session.connectWithFile(args)),
    connectPractice: (keep: Keep) => change(() => bridge.session.connectPractice(keep)),
    renewToken: (token: string) => change(() => bridge.session.renewToken({ token })),
    resume: (storeHash: string, passphrase?: string) =>
      change(() => bridge.session.resume({ storeHash, passphrase })),
    signOut: (erase: boolean) => change(() => bridge.session.signOut({ erase })),
  }
})
