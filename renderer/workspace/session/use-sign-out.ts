import { useWorkspace } from '../workspace.ts'
import { useDrafts } from '../drafts.ts'
import { useEditDrafts } from '../edit-drafts.ts'
import { useNotices } from '../notices.ts'
import { useConfirmations } from '../confirmations.ts'
import { useRecentItems } from '../recent.ts'
import { useSession } from '../session.ts'
import { useTexts } from '../../i18n/language.ts'
import { useBackgroundJobGuard } from './use-background-job-guard.ts'
import { useStoreSwitch } from './use-store-switch.ts'

/** Signs out after a question; with `erase`, the store's data on this machine are deleted first. */
export function useSignOut(): (erase: boolean) => Promise<void> {
  const session = useSession()
  const workspace = useWorkspace()
  const [drafts, editDrafts] = [useDrafts(), useEditDrafts()]
  const confirmations = useConfirmations()
  const notices = useNotices()
  const recent = useRecentItems()
  const t = useTexts()
  const { nameOf } = useStoreSwitch()
  const jobs = useBackgroundJobGuard()

  function ask(erase: boolean, name: string, isInMemory: boolean): Promise<boolean> {
    const { settings, shell } = t.value
    const waiting = workspace.waiting.count()
    const unsaved = drafts.count + editDrafts.count
    const withLoss = (body: string): string => (jobs.loss.value ? `${jobs.loss.value} ${body}` : body)
    if (erase) {
      return confirmations.ask({
        title: settings.eraseTitle(name),
        body: withLoss(settings.eraseBody(waiting, unsaved)),
        yes: settings.eraseYes(waiting, unsaved),
        isDanger: true,
      })
    }
    return confirmations.ask({
      title: settings.signOutTitle(name),
      body: withLoss(
        isInMemory ? settings.signOutBodyMemory(waiting, unsaved) : settings.signOutBody(waiting),
      ),
      yes: shell.signOut,
      isDanger: jobs.loss.value !== null || (isInMemory && waiting + unsaved > 0),
    })
  }

  return async (erase) => {
    const before = session.session
    if (before?.kind !== 'signed-in' || session.isBusy) return
    if (!(await ask(erase, nameOf(before.store), before.keptIn === 'memory'))) return
    if (erase) {
      const erased = await workspace.erase(before.store.storeHash)
      if (!erased.ok) {
        notices.problem(erased.problem)
        return workspace.open(before)
      }
      recent.forgetStore(before.store.storeHash)
    }
    const answer = await session.signOut(erase)
    if (answer.ok) return
    if (!erase) return notices.problem(answer.problem)
    // Key and journal are still there: the edits come back from it rather than being half gone.
    notices.trouble(
      t.value.settings.eraseHalf,
      `${t.value.problems[answer.problem.code].what} ${t.value.settings.eraseHalfMore}`,
    )
    await workspace.open(before)
  }
}
