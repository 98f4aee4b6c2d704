import { useDesk } from '../../stores/desk.ts'
import { useDrafts } from '../../stores/drafts.ts'
import { useEditDrafts } from '../../stores/edit-drafts.ts'
import { useNotices } from '../../stores/notices.ts'
import { useQuestions } from '../../stores/questions.ts'
import { useRecent } from '../../stores/recent.ts'
import { useSession } from '../../stores/session.ts'
import { useTexts } from '../../texts/language.ts'
import { useRunGuard } from '../shell/use-run-guard.ts'
import { useStoreSwitch } from '../shell/use-store-switch.ts'

/** Signs out after asking; with `erase`, what this machine has of the store goes first. */
export function useSignOut(): (erase: boolean) => Promise<void> {
  const session = useSession()
  const desk = useDesk()
  const [drafts, editDrafts] = [useDrafts(), useEditDrafts()]
  const questions = useQuestions()
  const notices = useNotices()
  const recent = useRecent()
  const t = useTexts()
  const { nameOf } = useStoreSwitch()
  const runs = useRunGuard()

  function ask(erase: boolean, name: string, isInMemory: boolean): Promise<boolean> {
    const { settings, shell } = t.value
    const waiting = desk.edits.length
    const unsaved = drafts.count + editDrafts.count
    const withLoss = (body: string): string => (runs.loss.value ? `${runs.loss.value} ${body}` : body)
    if (erase) {
      return questions.ask({
        title: settings.eraseTitle(name),
        body: withLoss(settings.eraseBody(waiting, unsaved)),
        yes: settings.eraseYes(waiting, unsaved),
        isDanger: true,
      })
    }
    return questions.ask({
      title: settings.signOutTitle(name),
      body: withLoss(
        isInMemory ? settings.signOutBodyMemory(waiting, unsaved) : settings.signOutBody(waiting),
      ),
      yes: shell.signOut,
      isDanger: runs.loss.value !== null || (isInMemory && waiting + unsaved > 0),
    })
  }

  return async (erase) => {
    const before = session.session
    if (before?.kind !== 'signed-in' || session.isBusy) return
    if (!(await ask(erase, nameOf(before.store), before.keptIn === 'memory'))) return
    if (erase) {
      const erased = await desk.erase(before.store.storeHash)
      if (!erased.ok) {
        notices.problem(erased.problem)
        return desk.open(before)
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
    await desk.open(before)
  }
}
