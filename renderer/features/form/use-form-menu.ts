import { computed, type ComputedRef } from 'vue'
import type { Base, Customer } from '../../../shared/customer.ts'
import { bridge } from '../../workspace/bridge.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useForm } from './form-store.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useSession } from '../../workspace/session.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useTexts } from '../../i18n/language.ts'
import type { MenuItem } from '../../ui/MenuButton.vue'
import { colleagueEmail, colleaguePhone } from '../../domain/form/practice-colleague.ts'

/** The menu of the open form. */
export function useFormMenu(refresh: () => void): ComputedRef<readonly MenuItem[]> {
  const form = useForm()
  const navigation = useNavigation()
  const session = useSession()
  const connection = useConnection()
  const notices = useNotices()
  const t = useTexts()

  async function copyEmail(email: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(email)
      notices.done(t.value.form.copied(email))
    } catch {
      notices.trouble(t.value.form.copyFailed)
    }
  }

  async function colleague(customerId: number, values: Base, field: 'email' | 'phone'): Promise<void> {
    const answer = await bridge.practice.colleagueEdits({ customerId, values })
    if (!answer.ok) return notices.problem(answer.problem)
    notices.done(t.value.form.actions.colleagueDone(t.value.fields.names[field]))
  }

  const practice = ({ id, email, phone }: Customer): readonly MenuItem[] => [
    {
      label: t.value.form.actions.colleagueEmail,
      run: () => void colleague(id, { email: colleagueEmail(email) }, 'email'),
      startsGroup: true,
    },
    {
      label: t.value.form.actions.colleaguePhone,
      run: () => void colleague(id, { phone: colleaguePhone(phone) }, 'phone'),
    },
  ]

  return computed(() => {
    const now = form.customer
    if (!now) return []
    const { actions } = t.value.form
    const [first] = now.lane
    return [
      { label: actions.refresh, run: refresh, disabled: connection.isOffline },
      { label: actions.history, run: () => navigation.openHistory(now.shown.id) },
      {
        label: actions.outbox,
        run: () => first && navigation.openEdit(first.id),
        disabled: first === undefined,
      },
      { label: actions.copyEmail, run: () => void copyEmail(now.shown.email), disabled: !now.shown.email },
      ...(session.profile?.isPractice ? practice(now.confirmed) : []),
    ]
  })
}
