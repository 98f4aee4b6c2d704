import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The present time in ms since 1970, a second's step at a time: for "in 12 s" and "3 minutes ago". */
export const useClock = defineStore('clock', () => {
  const now = ref(Date.now())
  setInterval(() => (now.value = Date.now()), 1000)
  return { now }
})
