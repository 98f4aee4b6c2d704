import { defineStore } from 'pinia'
import * as v from 'valibot'
import { watch } from 'vue'
import type { Theme } from '../../shared/bridge.ts'
import { bridge } from './bridge.ts'
import { usePersisted } from './use-persisted.ts'
import { language, LANGUAGES, systemLanguage } from '../i18n/language.ts'

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[]
const DENSITIES = ['comfortable', 'compact'] as const

/** How a person likes the app to look and to speak. */
export const usePreferences = defineStore('preferences', () => {
  const theme = usePersisted('theme', v.picklist(THEMES), 'system')
  const density = usePersisted('density', v.picklist(DENSITIES), 'comfortable')
  const chosenLanguage = usePersisted('language', v.nullable(v.picklist(LANGUAGES)), null)
  /** The share of the store's quota that is left to its other apps, 0 to 0.9. */
  const reserve = usePersisted('reserve', v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)), 0.1)

  /** Carries them out, now and at each change. */
  function begin(): void {
    watch(density, (now) => (document.documentElement.dataset['density'] = now), { immediate: true })
    // Main keeps a copy for the first moment of the window; this one counts.
    watch(theme, (now) => void bridge.app.setTheme({ theme: now }), { immediate: true })
    watch(
      chosenLanguage,
      (now) => {
        language.value = now ?? systemLanguage()
        document.documentElement.lang = language.value
        void bridge.app.setLanguage({ language: language.value })
      },
      { immediate: true },
    )
  }

  return { theme, density, chosenLanguage, reserve, begin }
})
