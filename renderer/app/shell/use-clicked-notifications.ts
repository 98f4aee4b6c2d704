import { onScopeDispose } from 'vue'
import { bridge } from '../../workspace/bridge.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useWorkspace } from '../../workspace/workspace.ts'

/** Shows the edit of a notification that was clicked. It may be settled by then: its screen shows what is left. */
export function useClickedNotifications(): void {
  const workspace = useWorkspace()
  const view = useNavigation()
  onScopeDispose(
    bridge.on('open-edit', ({ editId }) => {
      const isConflict = workspace.waiting.find(editId)?.state.kind === 'conflict'
      view.openEdit(editId, isConflict ? 'conflicts' : 'outbox')
    }),
  )
}
