import { onScopeDispose } from 'vue'
import { bridge } from '../../workspace/bridge.ts'
import { useDrafts } from '../../workspace/drafts.ts'
import { useEditDrafts } from '../../workspace/edit-drafts.ts'

/** Answers main, which asks before it quits: what was typed and not saved is kept first. */
export function useQuitting(): void {
  const [drafts, editDrafts] = [useDrafts(), useEditDrafts()]

  async function leave(): Promise<void> {
    try {
      await Promise.all([drafts.flush(), editDrafts.flush()])
    } finally {
      await bridge.app.quit({})
    }
  }
  onScopeDispose(bridge.on('quit-asked', () => void leave()))
}
