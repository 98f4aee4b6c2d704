import { useBulk } from '../features/bulk/bulk-store.ts'
import { useImport } from '../features/sheet/import-store.ts'
import { useBackgroundJobs } from '../workspace/background-jobs.ts'
import { useNavigation } from '../workspace/navigation.ts'

/** Lets the shell show, undo and wait for what the features save in the background. */
export function registerBackgroundJobs(): void {
  const jobs = useBackgroundJobs()
  const navigation = useNavigation()
  const bulk = useBulk()
  const sheet = useImport()
  // The dialog is closed while the job is elsewhere, so that the focus returns to what opened it.
  jobs.register({ kind: 'bulk', run: bulk, isHere: () => false, show: () => void (bulk.isOpen = true) })
  jobs.register({
    kind: 'import',
    run: sheet,
    isHere: () => navigation.screen === 'import',
    show: () => navigation.go('import'),
  })
}
