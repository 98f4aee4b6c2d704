import { type Ref, shallowRef } from 'vue'
import type { CustomerQuery } from '../../domain/customers/customer-query.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { cursorAt, isSameCursor, type ListCursor, stayed } from './list-cursor.ts'
import type { RowSource } from './row-source.ts'

/** Where in the list the person is: it moves on request, and goes with its customer when rows come and go. */
export function useListCursor(
  query: Readonly<Ref<CustomerQuery>>,
  source: () => Readonly<Ref<RowSource | null>>,
) {
  const workspace = useWorkspace()
  const navigation = useNavigation()
  const cursor = shallowRef<ListCursor | null>(null)
  /** What was asked for when the person last moved the cursor. */
  let movedIn: CustomerQuery | null = null

  const positionOf = async (of: CustomerQuery, id: number): Promise<number> =>
    (await workspace.current?.local.search.positionOf(of, id)) ?? -1

  /** Among rows of another query: only where the person went on before these were here. */
  function keepIn(from: RowSource): void {
    const now = cursor.value
    const at = now && now.id !== null && movedIn === from.query ? from.placeOf(now.id) : -1
    cursor.value = now && at >= 0 ? cursorAt(at, from, now.opens) : null
  }

  /** Keeps the cursor on its customer, wherever that one went. */
  async function follow(from: RowSource): Promise<void> {
    const now = cursor.value
    if (!now) return
    const next = stayed(now, from)
    if (next !== 'unknown') return settle(now, next)
    const at = await positionOf(from.query, now.id ?? 0)
    if (cursor.value !== now) return
    // Gone from the list: the next row has taken its place.
    if (at < 0) return settle(now, { ...now, hasLeft: true })
    cursor.value = { ...cursorAt(at, from, now.opens), id: now.id }
  }

  function settle(before: ListCursor, next: ListCursor | null): void {
    if (cursor.value !== before) return
    if (!next || !isSameCursor(before, next)) cursor.value = next
    if (!next?.opens || next.id === null) return
    cursor.value = { ...next, opens: false }
    navigation.customerId = next.id
  }

  /** Puts the cursor on a row, and with `opens` its customer into the form as soon as the row is here. */
  function moveTo(at: number, opens = false): void {
    const from = source().value
    if (!from?.total) return
    const place = Math.min(Math.max(0, at), from.total - 1)
    const next = cursorAt(place, from, opens)
    movedIn = query.value
    cursor.value = next
    if (next.id === null) from.show(place - NEAR, place + NEAR)
    else settle(next, next)
  }

  /** The next or previous customer in the order of the list. @returns false at its end */
  async function step(by: 1 | -1): Promise<boolean> {
    const [from, id, now] = [source().value, navigation.customerId, cursor.value]
    if (!from?.total) return false
    // The next customer is in the place of one that left the list.
    const left = (now?.at ?? 0) - (by > 0 ? 1 : 0)
    const hasLeft = id === null || (now?.id === id && now.hasLeft)
    const asked = from.query
    const at = hasLeft ? -1 : await positionOf(asked, id)
    // The position in another list than the one now shown says nothing.
    if (from.query !== asked) return step(by)
    const target = (at >= 0 ? at : left) + by
    if (target < 0 || target >= from.total) return false
    moveTo(target, true)
    return true
  }

  /** Puts the cursor on the customer whose form is open, where the list has it. */
  async function find(id: number): Promise<void> {
    const from = source().value
    const at = await positionOf(from?.query ?? query.value, id)
    if (at >= 0 && from && source().value === from) cursor.value = { ...cursorAt(at, from), id }
  }

  return { cursor, keepIn, follow, moveTo, step, find }
}

/** Rows around the cursor that are fetched where the list does not show them. */
const NEAR = 20
