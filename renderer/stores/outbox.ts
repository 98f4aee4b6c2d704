import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Answer } from '../../shared/answer.ts'
import type { FieldName, FieldValue, Patch } from '../../shared/customer.ts'
import type { DrainPause, Edit } from '../../shared/edit.ts'
import { bridge } from '../bridge.ts'
import { repairedValues } from '../components/outbox/repair.ts'
import { isDiscardable, outboxRows, stillSelected } from '../components/outbox/rows.ts'
import { saveFile } from '../desk/save-file.ts'
import { useFormats } from '../texts/formats.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { useEditDrafts } from './edit-drafts.ts'
import { useNotices } from './notices.ts'
import { useView } from './view.ts'

/** What waits, which edit is looked at, and what a person may do about it. */
export const useOutbox = defineStore('outbox', () => {
  const desk = useDesk()
  const editDrafts = useEditDrafts()
  const view = useView()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()

  /** Nothing goes by itself: a person stopped it, or has to bring a token. */
  const isHeld = computed(() => HELD.includes(desk.sync?.drain.pause.kind ?? 'none'))
  const rows = computed(() => outboxRows(desk.edits, isHeld.value))
  const order = computed(() => rows.value.flatMap((row) => (row.kind === 'edit' ? [row.id] : [])))
  const selectedId = ref<string | null>(null)
  /** Another screen asked for the chosen edit; the screen that shows it takes note. */
  const isAskedFor = ref(false)
  const selected = computed(() => desk.edits.find(({ id }) => id === selectedId.value) ?? null)
  watch(order, (after, before) => (selectedId.value = stillSelected(before ?? [], after, selectedId.value)), {
    immediate: true,
  })
  // Somebody asked for this edit from another screen.
  watch(
    [() => view.editId, () => view.screen],
    ([id, screen]) => {
      if (id === null || screen !== 'outbox') return
      selectedId.value = id
      isAskedFor.value = true
      view.editId = null
    },
    { immediate: true },
  )

  async function act<T>(run: () => Promise<Answer<T>> | undefined): Promise<T | null> {
    const answer = await run()
    if (!answer) return null
    if (answer.ok) return answer.value
    notices.problem(answer.problem)
    return null
  }

  /** Goes now: its own wait is over, and so is the drain's where that is what it waits for. */
  async function sendNow(edit: Edit): Promise<void> {
    const { sync } = desk.desk ?? {}
    if (!sync) return
    const isAgain = edit.state.kind !== 'queued'
    if (isAgain && !(await act(() => sync.resend(edit.id).then(done)))) return
    const { pause } = sync.state.drain
    if (!isAgain || pause.kind !== 'none') sync.tryNow()
    notices.announce(t.value.outbox.goesNow(edit.label))
  }

  async function discard(edit: Edit): Promise<void> {
    const discarded = await act(() => desk.desk?.sync.discard(edit.id))
    if (!discarded) return
    notices.done(t.value.outbox.discarded(edit.label), {
      label: t.value.shell.undo,
      run: () => void act(discarded.undo),
    })
  }

  async function discardAll(edits: readonly Edit[]): Promise<void> {
    const { sync } = desk.desk ?? {}
    if (!sync) return
    const going = edits.filter(isDiscardable)
    const answers = await Promise.all(going.map(({ id }) => sync.discard(id)))
    const undos = new Map<number, (() => Promise<Answer<null>>)[]>()
    answers.forEach((answer, at) => {
      const { customerId } = going[at] as Edit
      if (answer.ok) undos.set(customerId, [...(undos.get(customerId) ?? []), answer.value.undo])
    })
    const failed = answers.find((answer) => !answer.ok)
    if (failed && !failed.ok) notices.problem(failed.problem)
    if (undos.size === 0) return
    const count = answers.filter(({ ok }) => ok).length
    notices.done(t.value.outbox.discardedMany(count, formats.value.number(count)), {
      label: t.value.shell.undo,
      run: () => void Promise.all([...undos.values()].map(inOrder)),
    })
  }

  /** A customer's edits come back in the order of saving, as they were. */
  async function inOrder(undos: readonly (() => Promise<Answer<null>>)[]): Promise<void> {
    for (const undo of undos) await act(undo)
  }

  /** Sends a refused edit again with what the person repaired. */
  async function repair(
    edit: Edit,
    typed: Readonly<Partial<Record<FieldName, FieldValue>>>,
    password: string,
  ): Promise<boolean> {
    const { sync, storeHash } = desk.desk ?? {}
    if (!sync || storeHash === undefined) return false
    let repaired: Patch = repairedValues(edit, typed)
    if (password) {
      const sealed = await act(() => bridge.vault.sealPassword({ storeHash, password }))
      if (!sealed) return false
      repaired = { ...repaired, password: sealed }
    }
    if (!(await act(() => sync.resend(edit.id, repaired).then(done)))) return false
    editDrafts.forget(edit)
    notices.done(t.value.outbox.sentAgain(edit.label))
    return true
  }

  function exportRaw(edit: Edit): void {
    if (edit.state.kind !== 'unreadable') return
    saveFile(`counterfoil-edit-${edit.id}.json`, 'application/json', [edit.state.raw])
  }

  return {
    isHeld,
    rows,
    order,
    selectedId,
    isAskedFor,
    selected,
    sendNow,
    discard,
    discardAll,
    repair,
    exportRaw,
  }
})

const HELD: readonly DrainPause['kind'][] = ['stopped-by-person', 'blocked']

const done = (answer: Answer<null>): Answer<true> => (answer.ok ? { ok: true, value: true } : answer)
