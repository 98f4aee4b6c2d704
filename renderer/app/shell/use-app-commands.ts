import { computed } from 'vue'
import { useFindDeleted } from '../../features/settings/use-find-deleted.ts'
import { LANGUAGES, textsOf, useTexts } from '../../i18n/language.ts'
import { type Action, useCommands } from '../../workspace/commands.ts'
import { usePreferences } from '../../workspace/preferences.ts'
import { usePractice } from '../../features/practice/practice-store.ts'
import { switchId } from '../../workspace/recent.ts'
import { useSession } from '../../workspace/session.ts'
import { useSignOut } from '../../workspace/session/use-sign-out.ts'
import { useStoreSwitch } from '../../workspace/session/use-store-switch.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useBackgroundJobTexts } from './use-background-job-texts.ts'

type AppAction = Omit<Action, 'section'> & Partial<Pick<Action, 'section'>>

/** Offers the commands that belong to no screen: the palette, sending and fetching, stores, and how the app looks. */
export function useAppCommands(open: { palette: () => void; shortcuts: () => void }): void {
  const commands = useCommands()
  const t = useTexts()
  const sources = [useSyncCommands(), usePracticeCommands(), useStoreCommands(), useLookCommands()]

  commands.offer(() => [
    { id: 'palette', label: t.value.palette.open, section: 'app', keys: 'mod+k', run: open.palette },
    { id: 'shortcuts', label: t.value.palette.shortcuts, section: 'app', keys: '?', run: open.shortcuts },
    ...sources.flatMap(({ value }) => value.map((action) => ({ section: 'app' as const, ...action }))),
  ])
}

/** Commands that have a button on one screen, in reach from every other. */
function useSyncCommands() {
  const workspace = useWorkspace()
  const t = useTexts()
  const jobs = useBackgroundJobTexts()
  const { isLooking, findDeleted } = useFindDeleted()

  return computed<readonly AppAction[]>(() => {
    const { outbox, palette, settings } = t.value
    const isStopped = workspace.sync?.drain.pause.kind === 'stopped-by-person'
    const pull = workspace.sync?.pull.kind
    return [
      ...jobs.value.map(({ kind, words, show }) => ({
        id: `show-${kind}-run`,
        section: 'edits' as const,
        label: t.value.bulk.showJob(words),
        run: show,
      })),
      {
        id: 'pause-sending',
        section: 'edits',
        label: isStopped ? outbox.resume : outbox.pause,
        run: () => workspace.current?.sync.setPaused('drain', !isStopped),
      },
      { id: 'fetch-now', label: palette.fetchNow, run: () => workspace.current?.sync.tryNow() },
      {
        id: 'pause-download',
        label: palette.pauseDownload,
        isOn: () => pull === 'first-download',
        run: () => workspace.current?.sync.setPaused('pull', true),
      },
      {
        id: 'resume-download',
        label: palette.resumeDownload,
        isOn: () => pull === 'paused-by-person',
        run: () => workspace.current?.sync.setPaused('pull', false),
      },
      {
        id: 'find-deleted',
        label: settings.findDeleted,
        isOn: () => !isLooking.value,
        run: () => void findDeleted(),
      },
    ]
  })
}

function usePracticeCommands() {
  const practice = usePractice()
  const t = useTexts()
  return computed<readonly AppAction[]>(() => [
    {
      id: 'practice-offline',
      label: practice.isOffline ? t.value.palette.goOnline : t.value.palette.goOffline,
      isOn: () => practice.isOpen,
      run: () => void practice.setOffline(!practice.isOffline),
    },
  ])
}

function useStoreCommands() {
  const session = useSession()
  const t = useTexts()
  const { nameOf, switchTo } = useStoreSwitch()
  const signOut = useSignOut()
  return computed<readonly AppAction[]>(() => [
    ...(session.session?.known ?? []).map((store) => ({
      id: switchId(store.storeHash),
      label: t.value.shell.switchTo(nameOf(store)),
      run: () => void switchTo(store),
    })),
    { id: 'add-store', label: t.value.shell.addStore, run: () => (session.step = 'add-store') },
    { id: 'sign-out', label: t.value.shell.signOut, run: () => void signOut(false) },
    { id: 'erase', label: t.value.settings.signOutErase, run: () => void signOut(true) },
  ])
}

function useLookCommands() {
  const preferences = usePreferences()
  const t = useTexts()
  return computed<readonly AppAction[]>(() => [
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme-${theme}`,
      label: t.value.palette.theme[theme],
      isOn: () => preferences.theme !== theme,
      run: () => (preferences.theme = theme),
    })),
    ...(['comfortable', 'compact'] as const).map((density) => ({
      id: `density-${density}`,
      label: t.value.palette.density[density],
      isOn: () => preferences.density !== density,
      run: () => (preferences.density = density),
    })),
    ...LANGUAGES.map((language) => ({
      id: `language-${language}`,
      label: `${textsOf(language).settings.language}: ${textsOf(language).languageName}`,
      isOn: () => preferences.chosenLanguage !== language,
      run: () => (preferences.chosenLanguage = language),
    })),
  ])
}
