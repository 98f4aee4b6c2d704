import type { Ref } from 'vue'
import type { Answer, Problem } from '../../../shared/answer.ts'
import type { Session } from '../../../shared/session.ts'
import { problemPlace, type SignInMethod } from '../../domain/sign-in/problem-place.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useSession } from '../../workspace/session.ts'
import { useBackgroundJobGuard } from '../../workspace/session/use-background-job-guard.ts'
import type { KeepState } from './use-keep-choice.ts'
import type { useSignInProblem } from './use-sign-in-problem.ts'

/** What the sign-in screen holds while a person signs in. */
interface SignInState {
  readonly keep: KeepState
  readonly hash: Ref<string>
  readonly token: Ref<string>
  /** What is being tried. */
  readonly pending: Ref<SignInMethod | null>
  readonly resuming: Ref<string | null>
  readonly isPassphraseAsked: Ref<boolean>
  readonly problem: ReturnType<typeof useSignInProblem>
}

/** One attempt at a time to sign in: asks first where a job runs, then opens the app or shows what is wrong. */
export function useSignInAttempt(state: SignInState) {
  const { keep, hash, token, pending, resuming, isPassphraseAsked } = state
  const { show, textOf, clear } = state.problem
  const session = useSession()
  const navigation = useNavigation()
  const t = useTexts()
  const { mayOpenOther } = useBackgroundJobGuard()

  /** Asks before another store is opened while a job runs, but not about a store that was confirmed before. */
  async function mayOpen(storeHash: string | null): Promise<boolean> {
    if (storeHash !== null && [session.profile?.storeHash, session.wanted].includes(storeHash)) return true
    return mayOpenOther()
  }

  /** @returns whether the person is signed in now */
  async function go(
    now: SignInMethod,
    to: string | null,
    call: () => Promise<Answer<Session>>,
  ): Promise<boolean> {
    if (pending.value || !(await mayOpen(to))) return false
    pending.value = now
    clear()
    try {
      const answer = await call()
      if (answer.ok) {
        token.value = ''
        keep.forget()
        session.step = 'none'
        session.wanted = null
        navigation.go('customers')
        return true
      }
      fail(answer.problem, now)
      return false
    } finally {
      pending.value = null
    }
  }

  function fail(failure: Problem, now: SignInMethod): void {
    const place = problemPlace(failure.code, now)
    if (place === 'keep') keep.trouble.value = { why: failure.detail ?? '', install: '' }
    if (now === 'resume' && place === 'passphrase') {
      isPassphraseAsked.value = true
      // The first time it is a question, not an error.
      if (failure.detail === 'needed') return
    }
    if (now === 'resume' && place === 'token') {
      hash.value = resuming.value ?? ''
      resuming.value = null
    }
    const isShut = now === 'resume' && failure.code === 'vault-unavailable'
    show(place, isShut ? t.value.signIn.keychainLocked : textOf(failure))
  }

  return { go }
}
