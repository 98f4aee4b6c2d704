import type { Ref } from 'vue'
import { useTexts } from '../../i18n/language.ts'
import type { MenuItem } from '../../ui/MenuButton.vue'
import { useCommands } from '../../workspace/commands.ts'
import { useForm } from './form-store.ts'

interface FormCommands {
  readonly save: () => Promise<void>
  readonly menu: Readonly<Ref<readonly MenuItem[]>>
  readonly newPassword: () => void
}

/** Adds the commands of the open form to the palette and the shortcuts. */
export function useFormCommands({ save, menu, newPassword }: FormCommands): void {
  const form = useForm()
  const commands = useCommands()
  const t = useTexts()
  const isOpen = (): boolean => form.state.kind === 'open'

  commands.offer(() => [
    {
      id: 'save',
      label: t.value.form.actions.save,
      section: 'customer',
      keys: 'mod+s',
      isOn: isOpen,
      run: () => void save(),
    },
    ...menu.value.map((item, at) => ({
      id: `customer-${at}`,
      label: item.label,
      section: 'customer' as const,
      isOn: () => !item.disabled,
      run: item.run,
    })),
    {
      id: 'new-password',
      label: t.value.form.actions.newPassword,
      section: 'customer',
      isOn: isOpen,
      run: newPassword,
    },
  ])
}
