/** A bug on purpose: `find` stands exactly once in `file` and is replaced. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'resends blindly after an unknown outcome',
    file: 'renderer/sync/drain.ts',
    find: 'const lookFirst = isUnseen || edit.state.unsure !== undefined',
    replace: 'const lookFirst = isUnseen && edit.state.unsure !== undefined',
  },
  {
    name: 'forgets the sending mark on the disk',
    file: 'renderer/sync/ledger.ts',
    find: 'put.push(...edits.filter((edit) => !before.has(edit)))',
    replace: "put.push(...edits.filter((edit) => !before.has(edit) && edit.state.kind !== 'sending'))",
  },
  {
    name: 'takes what a crash left behind for never sent',
    file: 'shared/outbox/edit-life.ts',
    find: 'return stepped(lane, to({ ...tried, state: next }), event.at, more)',
    replace: "return stepped(lane, to({ ...tried, state: next && { kind: 'queued' } }), event.at, more)",
  },
  {
    name: 'coalesces into an edit in flight',
    file: 'shared/outbox/save.ts',
    find: 'const tail = last && isReadable(last) && !isInFlight(last) ? last : null',
    replace: 'const tail = last && isReadable(last) ? last : null',
  },
  {
    name: 'drops the older fields when it coalesces',
    file: 'shared/outbox/save.ts',
    find: 'const patch: Record<string, unknown> = { ...edit.patch, ...changed }',
    replace: 'const patch: Record<string, unknown> = { ...changed }',
  },
  {
    name: 'drops a field in conflict on merge',
    file: 'shared/outbox/settle.ts',
    find: 'const { already, conflicts } = merge(edit.base, ours, confirmed)',
    replace:
      'const merged = merge(edit.base, ours, confirmed)\n  const already = [...merged.already, ...merged.conflicts.map(({ field }) => field)]\n  const conflicts = merged.conflicts.slice(0, 0)',
  },
  {
    name: 'lets the last writer win',
    file: 'shared/outbox/settle.ts',
    find: "return conflicts.length > 0 ? { kind: 'conflict', conflicts, since: at } : state",
    replace: "return conflicts.length > 99 ? { kind: 'conflict', conflicts, since: at } : state",
  },
  {
    name: 'drains without a pull before it',
    file: 'renderer/sync/drain.ts',
    find: 'const pulled = await parts.pullFirst()',
    replace: 'const pulled = { ok: true, value: null } as Answer<null>',
  },
  {
    name: 'saves without the second copy',
    file: 'renderer/sync/ledger.ts',
    find: 'draft.announced.push(...announcedBy(step, edits, noted.saves))',
    replace: 'void announcedBy',
  },
  {
    name: 'takes a save that only the database got before a crash for one too many',
    file: 'renderer/sync/start-up.ts',
    find: 'saved: Math.max(tale.count.saved, observed.saved), ...sums',
    replace: 'saved: tale.count.saved, ...sums',
  },
  {
    name: 'sends what the journal gave back without looking',
    file: 'renderer/sync/start-up.ts',
    find: 'if (!(await store.counterfoils.get(edit.id))) back.push(looked(edit))',
    replace:
      "if (!(await store.counterfoils.get(edit.id))) back.push({ ...edit, state: { kind: 'queued' } })",
  },
  {
    name: 'sends the newest edit of a lane first',
    file: 'shared/outbox/lane.ts',
    find: 'edits.find(isReadable)',
    replace: 'edits.findLast(isReadable)',
  },
  {
    name: 'forgets that it does not know when the look fails',
    file: 'shared/outbox/after.ts',
    find: "if (!unsure) return { kind: 'deferred', reason, ...wait }",
    replace: "if (!unsure || reason !== 'ask-password') return { kind: 'deferred', reason, ...wait }",
  },
  {
    name: 'gives an edit up after three tries',
    file: 'shared/outbox/after.ts',
    find: "case 'unknown': {",
    replace:
      "case 'unknown': {\n      if (tried.tries > 3) return { edit: null, ended: counterfoilOf(tried, { kind: 'discarded' }, at), confirmed: null, pause: NO_PAUSE }",
  },
  {
    name: 'never wakes from a rest that a token ended',
    file: 'renderer/sync/rest.ts',
    find: 'wakes += 1\n      span = NONE',
    replace: 'wakes += 1',
  },
  {
    name: 'loses the count of saves in a coalesced edit',
    file: 'shared/outbox/save.ts',
    find: 'saves: tail ? tail.saves + 1 : 1,',
    replace: 'saves: tail ? tail.saves : 1,',
  },
  {
    name: 'stores an outcome without the customer that came with it',
    file: 'renderer/sync/ledger.ts',
    find: 'if (step.confirmed) draft.confirmed.set(id, step.confirmed)',
    replace: 'if (step.confirmed && step.ended.length === 0) draft.confirmed.set(id, step.confirmed)',
  },
  {
    name: 'believes a read that its own delivery has overtaken',
    file: 'renderer/sync/reads.ts',
    find: 'if (isOlder || (isOvertaken && read.date_modified <= known.date_modified)) {',
    replace: 'if (isOlder && isOvertaken && began < 0) {',
  },
  {
    name: 'keeps in memory what was read before something newer was stored',
    file: 'renderer/sync/ledger.ts',
    find: 'if (found && outdated === before) remember(found)',
    replace: 'if (found) remember(found)',
  },
]
