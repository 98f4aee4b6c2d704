import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Connection, OfflineReason, Quota } from '../../shared/session.ts'
import { bridge } from './bridge.ts'

/** Whether the store can be reached, and what is left of its quota. */
export const useConnection = defineStore('connection', () => {
  const connection = shallowRef<Connection>({ kind: 'checking' })
  const quota = shallowRef<Quota | null>(null)
  const isOffline = computed(() => connection.value.kind === 'offline')

  const offlineReason = computed<OfflineReason | null>(() =>
    connection.value.kind === 'offline' ? (connection.value.why ?? null) : null,
  )

  async function begin(): Promise<void> {
    bridge.on('connection', (now) => (connection.value = now))
    bridge.on('quota', (now) => (quota.value = now))
    bridge.on('session', ({ kind }) => {
      if (kind === 'signed-out') quota.value = null
    })
    const answer = await bridge.connection.current({})
    if (answer.ok) connection.value = answer.value
  }

  return { connection, quota, isOffline, offlineReason, begin }
})
