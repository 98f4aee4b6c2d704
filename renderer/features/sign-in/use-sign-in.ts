import { computed, ref } from 'vue'
import { parseCredentials, tokenIn } from '../../../shared/credentials.ts'
import { parseStoreHash } from '../../../shared/store-hash.ts'
import { useSession } from '../../workspace/session.ts'
import { useTexts } from '../../i18n/language.ts'
import type { SignInMethod } from '../../domain/sign-in/problem-place.ts'
import { useKeepChoice } from './use-keep-choice.ts'
import { useSignInAttempt } from './use-sign-in-attempt.ts'
import { useSignInProblem } from './use-sign-in-problem.ts'

/** What is typed and tried on the sign-in screen. Nothing of it outlives a sign-in. */
export function useSignIn() {
  const session = useSession()
  const t = useTexts()
  const keep = useKeepChoice()
  const hash = ref('')
  const token = ref('')
  /** What is being tried. */
  const pending = ref<SignInMethod | null>(null)
  /** The known store that is being opened, or whose passphrase is asked for. */
  const resuming = ref<string | null>(null)
  const isPassphraseAsked = ref(false)
  const shown = useSignInProblem({ hash, token })
  const { problem, show, textOf, clear, textAt } = shown

  const foundHash = computed(() => {
    const found = parseStoreHash(hash.value)
    return found !== null && found !== hash.value.trim() ? found : null
  })

  const { go } = useSignInAttempt({ keep, hash, token, pending, resuming, isPassphraseAsked, problem: shown })

  async function connect(): Promise<void> {
    clear()
    const { hashNeeded, tokenNeeded } = t.value.signIn
    if (hash.value.trim() === '') return show('hash', hashNeeded)
    const to = parseStoreHash(hash.value)
    if (!to) return show('hash', textOf({ code: 'hash-invalid' }))
    if (token.value.trim() === '') return show('token', tokenNeeded)
    if (!tokenIn(token.value)) return show('token', textOf({ code: 'token-invalid' }))
    const kept = keep.take()
    if (!kept) return
    await go('connect', to, () => session.connect({ storeHash: hash.value, token: token.value, ...kept }))
  }

  async function connectWithText(text: string): Promise<void> {
    clear()
    // Main is not asked about what is not a credentials file, however long it is.
    const credentials = parseCredentials(text)
    if (!credentials) return show('file', textOf({ code: 'credentials-invalid' }))
    const kept = keep.take()
    if (kept) await go('file', credentials.storeHash, () => session.connectWithFile({ text, ...kept }))
  }

  async function tryPractice(): Promise<void> {
    clear()
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
    pending,
    resuming,
    isPassphraseAsked,
    problem,
    connect,
    connectWithText,
    tryPractice,
    resume,
    problemAt: textAt,
  }
}

export type SignIn = ReturnType<typeof useSignIn>
