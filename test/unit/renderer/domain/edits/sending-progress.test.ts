import { describe, expect, test } from 'vitest'
import { sendingProgress } from '../../../../../renderer/domain/edits/sending-progress.ts'
import type { DrainState } from '../../../../../renderer/domain/sync-state.ts'
import { NOW } from '../../../../support/builders/customer.ts'

const drain = (more: Partial<DrainState> = {}): DrainState => ({
  kind: 'idle',
  pause: { kind: 'none' },
  delivered: 0,
  deliveredInAll: 0,
  started: null,
  nextTryAt: null,
  ...more,
})

describe('the progress of a drain', () => {
  const running = drain({ kind: 'running', started: NOW - 60_000, delivered: 30 })

  test('reports done, all, rate and time left', () => {
    expect(sendingProgress(running, 3, NOW)).toEqual({
      done: 30,
      all: 33,
      perMinute: 30,
      leftMs: 6_000,
    })
  })

  test('names no rate before there is one', () => {
    const begun = { ...running, started: NOW - 1_000, delivered: 1 }
    expect(sendingProgress(begun, 1, NOW)).toEqual({
      done: 1,
      all: 2,
      perMinute: null,
      leftMs: null,
    })
  })

  test('is none while nothing is being delivered, or nothing is left', () => {
    expect(sendingProgress(drain(), 1, NOW)).toBeNull()
    expect(sendingProgress(running, 0, NOW)).toBeNull()
  })
})
