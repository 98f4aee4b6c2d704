import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { DrainPause } from '../../../shared/edit.ts'
import { outboxRows } from '../../domain/edits/outbox-rows.ts'
import { useDiscard } from '../../workspace/edits/use-discard.ts'
import { useEditSelection } from '../../workspace/edits/use-edit-selection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useDiscardMany } from './use-discard-many.ts'
import { useExportUnreadable, useResend } from './use-resend.ts'

/** The edits that wait, the selected one, and what a person can do about each. */
export const useOutbox = defineStore('outbox', () => {
  const workspace = useWorkspace()
  /** Nothing is sent automatically: a person paused sending, or the token is missing. */
  const isHeld = computed(() => HELD.includes(workspace.sync?.drain.pause.kind ?? 'none'))
  const rows = computed(() => outboxRows(workspace.waiting, isHeld.value))

  return {
    isHeld,
    rows,
    ...useEditSelection('outbox', rows),
    ...useResend(),
    discard: useDiscard(),
    discardAll: useDiscardMany(),
    exportUnreadable: useExportUnreadable(),
  }
})

const HELD: readonly DrainPause['kind'][] = ['stopped-by-person', 'blocked']
