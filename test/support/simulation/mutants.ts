/** A bug on purpose: `find` occurs exactly once in `file` and is replaced. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** The number of a history that finds it. Where the engine has changed since, the test looks for another one. */
  readonly caughtBy: number
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'resends blindly after an unknown outcome',
    file: 'renderer/sync/sending/executor.ts',
    find: 'const verifyFirst = isUnseen || edit.state.unsure !== undefined',
    replace: 'const verifyFirst = isUnseen && edit.state.unsure !== undefined',
    caughtBy: 8,
  },
  {
    name: 'forgets the sending mark on the disk',
    file: 'renderer/sync/outbox/write-batch.ts',
    find: 'return edits.filter((edit) => !before.has(edit))',
    replace: "return edits.filter((edit) => !before.has(edit) && edit.state.kind !== 'sending')",
    caughtBy: 1,
  },
  {
    name: 'takes what a crash left behind for never sent',
    file: 'shared/outbox/attempt.ts',
    find: 'const tried: Edit = { ...edit, tries: edit.tries + 1, state }',
    replace: "const tried: Edit = { ...edit, tries: edit.tries + 1, state: state && { kind: 'queued' } }",
    caughtBy: 911,
  },
  {
    name: 'coalesces into an edit in flight',
    file: 'shared/outbox/save.ts',
    find: 'const tail = last && isReadable(last) && !isInFlight(last) ? last : null',
    replace: 'const tail = last && isReadable(last) ? last : null',
    caughtBy: 4,
  },
  {
    name: 'drops the older fields when it coalesces',
    file: 'shared/outbox/save.ts',
    find: 'const patch: Record<string, unknown> = { ...edit.patch, ...changed }',
    replace: 'const patch: Record<string, unknown> = { ...changed }',
    caughtBy: 1,
  },
  {
    name: 'drops a field in conflict on merge',
    file: 'shared/outbox/settle.ts',
    find: 'const { already, conflicts } = merge(edit.base, ours, confirmed)',
    replace:
      'const merged = merge(edit.base, ours, confirmed)\n  const already = [...merged.already, ...merged.conflicts.map(({ field }) => field)]\n  const conflicts = merged.conflicts.slice(0, 0)',
    caughtBy: 1,
  },
  {
    name: 'lets the last writer win',
    file: 'shared/outbox/settle.ts',
    find: "return conflicts.length > 0 ? { kind: 'conflict', conflicts, since: at } : state",
    replace: "return conflicts.length > 99 ? { kind: 'conflict', conflicts, since: at } : state",
    caughtBy: 8,
  },
  {
    name: 'drains without a pull before it',
    file: 'renderer/sync/sending/send-loop.ts',
    find: 'const pulled = await pullFirst()',
    replace: 'const pulled = { ok: true, value: pullFirst && null } as Answer<null>',
    caughtBy: 5,
  },
  {
    name: 'saves without the second copy',
    file: 'renderer/sync/outbox/change-batch.ts',
    find: 'if (journal) batch.journaled.push(...journaledBy(step, edits, journal.saves))',
    replace: 'void journaledBy',
    caughtBy: 3,
  },
  {
    name: 'takes a save that only the database got before a crash for one too many',
    file: 'renderer/sync/journal/reconcile.ts',
    find: 'saved: Math.max(replay.count.saved, observed.saved), ...sums',
    replace: 'saved: replay.count.saved, ...sums',
    caughtBy: 53,
  },
  {
    name: 'sends what the journal restored without verifying it',
    file: 'renderer/sync/journal/lost-edits.ts',
    find: 'if (!(await counterfoils.get(edit.id))) lost.push(unverified(edit, at, newId()))',
    replace: "if (!(await counterfoils.get(edit.id))) lost.push({ ...edit, state: { kind: 'queued' } })",
    caughtBy: 5296,
  },
  {
    name: 'sends the newest edit of a lane first',
    file: 'shared/outbox/lane.ts',
    find: 'edits.find(isReadable)',
    replace: 'edits.findLast(isReadable)',
    caughtBy: 1,
  },
  {
    name: 'forgets that an outcome is unknown when it cannot be verified',
    file: 'shared/outbox/outcome-effect.ts',
    find: "if (!unsure) return { kind: 'deferred', reason, ...wait }",
    replace: "if (!unsure || reason !== 'ask-password') return { kind: 'deferred', reason, ...wait }",
    caughtBy: 965,
  },
  {
    name: 'gives an edit up after three tries',
    file: 'shared/outbox/outcome-effect.ts',
    find: "case 'unknown': {",
    replace:
      "case 'unknown': {\n      if (tried.tries > 3) return { edit: null, ended: counterfoilOf(tried, { kind: 'discarded' }, at), confirmed: null, pause: NO_PAUSE }",
    caughtBy: 1476,
  },
  {
    name: 'never ends a pause when the token is renewed',
    file: 'renderer/sync/sending/pause.ts',
    find: 'retries += 1\n      span = NONE',
    replace: 'retries += 1',
    caughtBy: 66,
  },
  {
    name: 'loses the count of saves in a coalesced edit',
    file: 'shared/outbox/save.ts',
    find: 'saves: tail ? tail.saves + 1 : 1,',
    replace: 'saves: tail ? tail.saves : 1,',
    caughtBy: 1,
  },
  {
    name: 'stores an outcome without the customer that came with it',
    file: 'renderer/sync/outbox/change-batch.ts',
    find: 'if (step.confirmed) batch.confirmed.set(customerId, step.confirmed)',
    replace: 'if (step.confirmed && step.ended.length === 0) batch.confirmed.set(customerId, step.confirmed)',
    caughtBy: 682,
  },
  {
    name: 'keeps in memory what was read before something newer was stored',
    file: 'renderer/sync/outbox/confirmed-cache.ts',
    find: 'if (found && generation === before) remember(found)',
    replace: 'if (found) remember(found)',
    caughtBy: 368,
  },
  {
    name: 'sends without reading first, whatever it is asked',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'const looks = args.verifyFirst || patch.store_credit !== undefined',
    replace: 'const looks = args.verifyFirst && patch.store_credit !== undefined',
    caughtBy: 8,
  },
  {
    name: 'drops a conflict that main finds right before the PUT',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'if (merged.conflicts.length > 0) {',
    replace: 'if (merged.conflicts.length > 99) {',
    caughtBy: 14,
  },
  {
    name: 'takes what it read first for delivered',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'if (Object.keys(merged.send).length === 0) {',
    replace: 'if (Object.keys(merged.send).length >= 0) {',
    caughtBy: 4,
  },
  {
    name: 'sends all the same when the customer cannot be read first',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'if (!seen.ok) return outcomeOfRead(seen.problem)\n  const merged',
    replace: 'if (!seen.ok) return send(turn, args, args.patch, password)\n  const merged',
    caughtBy: 130,
  },
  {
    name: 'never remembers how an attempt ended',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'void entry.promise.then((outcome) => (entry.ended = outcome))',
    replace: 'void entry.promise',
    caughtBy: 7,
  },
  {
    name: 'keeps a rejected token rejected after it was renewed',
    file: 'electron/main/delivery/deliver-edit.ts',
    find: 'stop = { outcome, upTo: begun }',
    replace: 'stop = { outcome, upTo: begun + 1e9 }',
    caughtBy: 4,
  },
  {
    name: 'takes a lost connection for a request that was never sent',
    file: 'electron/main/store-api/v2/answers.ts',
    find: "return { kind: 'unknown', reason: 'connection-lost', status }",
    replace: "return { kind: 'deferred', reason: 'unreachable', retryAfterMs: status }",
    caughtBy: 7900,
  },
  {
    name: 'takes an error of the store for a change that was not made',
    file: 'electron/main/store-api/v2/answers.ts',
    find: "kind: 'unknown',\n        reason: 'server-error',\n        status,",
    replace: "kind: 'deferred',\n        reason: 'locked',\n        retryAfterMs: status && null,",
    caughtBy: 5825,
  },
  {
    name: 'takes a time-out for a change that was not made',
    file: 'electron/main/store-api/v2/answers.ts',
    find: "return { kind: 'unknown', reason: 'time-out', status }",
    replace: "return { kind: 'deferred', reason: 'read-failed', retryAfterMs: status }",
    caughtBy: 102,
  },
]
