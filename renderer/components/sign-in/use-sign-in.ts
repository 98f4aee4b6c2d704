import { computed, ref, shallowRef, watch } from 'vue'
import type { Answer, Problem } from '../../../shared/answer.ts'
import { isTokenShaped, parseCredentials } from '../../../shared/credentials.ts'
import type { Session } from '../../../shared/session.ts'
import { parseStoreHash } from '../../../shared/store-hash.ts'
import { useSession } from '../../stores/session.ts'
import { useView } from '../../stores/view.ts'
import { useTexts } from '../../texts/language.ts'
import { useRunGuard } from '../shell/use-run-guard.ts'
import { type Place, placeOf, type Way } from './problem-place.ts'
import { useKeep } from './use-keep.ts'

/** What is being typed and tried on the first screen. Nothing of it outlives a sign-in. */
export function useSignIn() {
  const session = useSession()
  const view = useView()
  const t = useTexts()
  const keep = useKeep()
  const { mayOpenOther } = useRunGuard()
  const hash = ref('')
  const token = ref('')
  /** What is under way. */
  const way = ref<Way | null>(null)
  /** The known store that is being gone on with, or whose passphrase is asked for. */
  const resuming = ref<string | null>(null)
  const isPassphraseAsked = ref(false)
  const trouble = shallowRef<{ readonly place: Place; readonly words: string } | null>(null)

  const foundHash = computed(() => {
    const found = parseStoreHash(hash.value)
    return found !== null && found !== hash.value.trim() ? found : null
  })

  function tell(place: Place, words: string): void {
    trouble.value = { place, words }
  }

  function wordsOf({ code }: Problem): string {
    const { what, todo } = t.value.signIn.problems[code] ?? t.value.problems[code]
    return `${what} ${todo}`
  }

  /** Whether a store may be opened; the one that is open already, or that was asked about before, may. */
  async function mayOpen(storeHash: string | null): Promise<boolean> {
    if (storeHash !== null && [session.profile?.storeHash, session.wanted].includes(storeHash)) return true
    return mayOpenOther()
  }

  /** @returns whether one is signed in now */
  async function go(now: Way, to: string | null, call: () => Promise<Answer<Session>>): Promise<boolean> {
    if (way.value || !(await mayOpen(to))) return false
    way.value = now
    trouble.value = null
    try {
      const answer = await call()
      if (answer.ok) {
        token.value = ''
        keep.forget()
        session.step = 'none'
        session.wanted = null
        view.go('customers')
        return true
      }
      fail(answer.problem, now)
      return false
    } finally {
      way.value = null
    }
  }

  function fail(problem: Problem, now: Way): void {
    const place = placeOf(problem.code, now)
    if (place === 'keep') keep.trouble.value = { why: problem.detail ?? '', install: '' }
    if (now === 'resume' && place === 'passphrase') {
      isPassphraseAsked.value = true
      // The first time it is a question, not a mistake.
      if (problem.detail === 'needed') return
    }
    if (now === 'resume' && place === 'token') {
      hash.value = resuming.value ?? ''
      resuming.value = null
    }
    const isShut = now === 'resume' && problem.code === 'vault-unavailable'
    tell(place, isShut ? t.value.signIn.keychainShut : wordsOf(problem))
  }

  /** What was wrong is not wrong any more once it is being changed. */
  const forgive = (place: Place) => () => {
    if (trouble.value?.place === place) trouble.value = null
  }
  watch(hash, forgive('hash'))
  watch(token, forgive('token'))

  async function connect(): Promise<void> {
    trouble.value = null
    const { hashNeeded, tokenNeeded } = t.value.signIn
    if (hash.value.trim() === '') return tell('hash', hashNeeded)
    const to = parseStoreHash(hash.value)
    if (!to) return tell('hash', wordsOf({ code: 'hash-invalid' }))
    if (token.value.trim() === '') return tell('token', tokenNeeded)
    if (!isTokenShaped(token.value.trim())) return tell('token', wordsOf({ code: 'token-invalid' }))
    const kept = keep.take()
    if (!kept) return
    await go('connect', to, () => session.connect({ storeHash: hash.value, token: token.value, ...kept }))
  }

  async function connectWithText(text: string): Promise<void> {
    trouble.value = null
    // What is no credentials file is not worth a question to main, nor its length.
    const credentials = parseCredentials(text)
    if (!credentials) return tell('file', wordsOf({ code: 'credentials-invalid' }))
    const kept = keep.take()
    if (kept) await go('file', credentials.storeHash, () => session.connectWithFile({ text, ...kept }))
  }

  async function tryPractice(): Promise<void> {
    trouble.value = null
    const kept = keep.take()
    if (kept) await go('practice', null, () => session.connectPractice(kept))
  }

  async function resume(storeHash: string, passphrase?: string): Promise<boolean> {
    if (resuming.value !== storeHash) isPassphraseAsked.value = false
    resuming.value = storeHash
    return go('resume', storeHash, () => session.resume(storeHash, passphrase))
  }

  return {
    keep,
    hash,
    token,
    foundHash,
    way,
    resuming,
    isPassphraseAsked,
    trouble,
    connect,
    connectWithText,
    tryPractice,
    resume,
    troubleAt: (place: Place) => (trouble.value?.place === place ? trouble.value.words : undefined),
  }
}

export type SignIn = ReturnType<typeof useSignIn>
