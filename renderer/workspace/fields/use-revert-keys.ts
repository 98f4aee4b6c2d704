import { computed, type ComputedRef } from 'vue'
import { useSession } from '../session.ts'

/** The keys that put a field back. On a Mac, Option with Backspace deletes a word and must stay that. */
export function useRevertKeys(): ComputedRef<string> {
  const session = useSession()
  return computed(() => (session.info?.platform === 'darwin' ? 'mod+shift+backspace' : 'alt+backspace'))
}
