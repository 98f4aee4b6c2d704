import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { UpdateMode, Updates } from '../../shared/updates.ts'
import { bridge } from './bridge.ts'

/** Newer versions of the app, as main reports them. */
export const useUpdates = defineStore('updates', () => {
  const now = shallowRef<Updates | null>(null)
  const state = computed(() => now.value?.state ?? null)
  const isWhatsNewOpen = ref(false)

  const mode = computed<UpdateMode>({
    get: () => now.value?.mode ?? 'ask',
    set: (mode) => void bridge.updates.setMode({ mode }),
  })

  async function begin(): Promise<void> {
    bridge.on('updates', (next) => (now.value = next))
    const answer = await bridge.updates.current({})
    if (answer.ok) now.value ??= answer.value
  }

  return {
    state,
    mode,
    isWhatsNewOpen,
    begin,
    check: () => void bridge.updates.check({}),
    download: () => void bridge.updates.download({}),
    restart: () => void bridge.updates.restart({}),
  }
})
