import { computed, ref, shallowRef, watch } from 'vue'
import type { KeptIn } from '../../../shared/session.ts'
import { useSession } from '../../workspace/session.ts'
import { type PassphraseFault, passphraseFault } from '../../domain/sign-in/passphrase.ts'

export interface Keep {
  readonly keep: KeptIn
  readonly passphrase?: string | undefined
}

/** Where the token is to be kept: in the keychain, or, where none works, as the person chooses. */
export function useKeepChoice() {
  const session = useSession()
  const how = ref<'memory' | 'passphrase'>('memory')
  const passphrase = ref('')
  const again = ref('')
  const fault = shallowRef<PassphraseFault | null>(null)
  /** Why the keychain cannot be used; `null` while it can. */
  const trouble = shallowRef<{ readonly why: string; readonly install: string } | null>(null)
  /** The passphrase was entered in this run: it is not asked for again. */
  const isUnlocked = computed(
    () => session.session?.kind === 'signed-in' && session.session.keptIn === 'passphrase',
  )

  watch(
    () => session.session,
    (now) => {
      if (now?.kind === 'signed-out') {
        trouble.value = now.vault.kind === 'unavailable' ? now.vault : null
      } else if (now && now.keptIn !== 'keychain') {
        // The choice for this store also applies to the next one.
        trouble.value = { why: '', install: '' }
        how.value = now.keptIn
      }
    },
    { immediate: true },
  )

  // A problem disappears once its input is being changed.
  watch([how, passphrase, again], () => (fault.value = null))

  return {
    how,
    passphrase,
    again,
    fault,
    trouble,
    isUnlocked,
    /** What to send to main, or `null` where the passphrase is not good yet; `fault` then says why. */
    take(): Keep | null {
      fault.value = null
      if (!trouble.value) return { keep: 'keychain' }
      if (how.value === 'memory') return { keep: 'memory' }
      if (isUnlocked.value) return { keep: 'passphrase' }
      fault.value = passphraseFault(passphrase.value, again.value)
      return fault.value ? null : { keep: 'passphrase', passphrase: passphrase.value }
    },
    forget(): void {
      passphrase.value = ''
      again.value = ''
      fault.value = null
    },
  }
}

export type KeepState = ReturnType<typeof useKeepChoice>
