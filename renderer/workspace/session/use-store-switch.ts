import type { StoreProfile } from '../../../shared/session.ts'
import { useNotices } from '../notices.ts'
import { useSession } from '../session.ts'
import { useTexts } from '../../i18n/language.ts'
import { useBackgroundJobGuard } from './use-background-job-guard.ts'

/** The names of stores, and switching from one to another. */
export function useStoreSwitch() {
  const session = useSession()
  const notices = useNotices()
  const t = useTexts()
  const { mayOpenOther } = useBackgroundJobGuard()

  function nameOf({ isPractice, name, storeHash }: StoreProfile): string {
    return isPractice ? t.value.shell.practiceStore : name || storeHash
  }

  async function switchTo(store: StoreProfile): Promise<void> {
    if (session.isBusy || !(await mayOpenOther())) return
    notices.announce(t.value.shell.switching(nameOf(store)))
    const answer = await session.resume(store.storeHash)
    if (answer.ok) return
    const { code } = answer.problem
    // A passphrase or a token is to be entered: the first screen asks for it.
    if (code === 'passphrase-wrong' || code === 'not-signed-in') {
      session.wanted = store.storeHash
      session.step = 'add-store'
    } else notices.problem(answer.problem)
  }

  return { nameOf, switchTo }
}
