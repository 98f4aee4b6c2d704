import type { Ref } from 'vue'
import { useCustomers } from './customers-store.ts'
import { useSelection } from '../../workspace/selection.ts'
import { isPressed } from '../../ui/keys.ts'
import type { useRowSelection } from './use-row-selection.ts'

export interface ListKeyParts {
  readonly picking: ReturnType<typeof useRowSelection>
  readonly fitting: Readonly<Ref<number>>
  readonly followsCursor: () => boolean
  /** Opens the form of the customer under the cursor, and goes there. */
  readonly open: () => void
  /** Escape when there is nothing left to close. */
  readonly leave: () => void
}

/** The keys of the list. */
export function useListKeys({ picking, fitting, followsCursor, open, leave }: ListKeyParts) {
  const customers = useCustomers()
  const selection = useSelection()

  function targetOf(key: string): number | null {
    const at = customers.cursor?.at ?? null
    switch (key) {
      case 'ArrowDown':
        return at === null ? 0 : at + 1
      case 'ArrowUp':
        return at === null ? 0 : at - 1
      case 'PageDown':
        return (at ?? 0) + fitting.value
      case 'PageUp':
        return (at ?? 0) - fitting.value
      case 'Home':
        return 0
      case 'End':
        return (customers.total ?? 1) - 1
      default:
        return null
    }
  }

  /** @returns whether the key was handled */
  function act(event: KeyboardEvent): boolean {
    const at = customers.cursor?.at
    if (isPressed(event, 'mod+a')) {
      void picking.all()
      return true
    }
    if (event.altKey || event.metaKey) return false
    const target = targetOf(event.key)
    if (target !== null) {
      customers.moveTo(target, followsCursor() && !event.shiftKey && !event.ctrlKey)
      const reached = customers.cursor?.at
      if (reached === undefined) return true
      if (event.shiftKey) void picking.extendTo(reached, at ?? reached)
      else picking.endRange()
      return true
    }
    if (event.key === ' ' && at !== undefined) {
      picking.toggle(at)
      return true
    }
    if (event.key === 'Enter' && at !== undefined && !event.ctrlKey) {
      open()
      return true
    }
    if (event.key !== 'Escape') return false
    if (selection.count > 0) selection.clear()
    else leave()
    return true
  }

  return (event: KeyboardEvent): void => {
    // The column headers handle their own keys.
    if (event.target !== event.currentTarget || event.defaultPrevented) return
    if (act(event)) event.preventDefault()
  }
}
