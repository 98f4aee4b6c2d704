import { useTexts } from '../../i18n/language.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useCustomers } from './customers-store.ts'

/** Opens the next or previous customer of the list, also by a command. */
export function useCustomerSteps(): (by: 1 | -1) => Promise<void> {
  const customers = useCustomers()
  const notices = useNotices()
  const commands = useCommands()
  const t = useTexts()

  async function step(by: 1 | -1): Promise<void> {
    if (!(await customers.step(by))) notices.announce(t.value.form.atEnd)
  }

  commands.offer(() => {
    const { next, previous } = t.value.form
    return [
      { id: 'next', label: next, section: 'customer', keys: 'alt+arrowdown', run: () => void step(1) },
      { id: 'previous', label: previous, section: 'customer', keys: 'alt+arrowup', run: () => void step(-1) },
    ]
  })
  return step
}
