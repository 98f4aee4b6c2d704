export const FIRST_STEPS = ['offline', 'save', 'back'] as const

/** What a newcomer does next: take the store offline, save an edit, bring the store back. */
export type FirstStep = (typeof FIRST_STEPS)[number] | 'finished'

/** The next step once the current one has been done; steps never go back. */
export function advance(
  step: FirstStep,
  { isOffline, waiting }: { readonly isOffline: boolean; readonly waiting: number },
): FirstStep {
  switch (step) {
    case 'offline':
      return isOffline ? (waiting > 0 ? 'back' : 'save') : 'offline'
    case 'save':
      return waiting > 0 ? 'back' : 'save'
    case 'back':
      return !isOffline && waiting === 0 ? 'finished' : 'back'
    case 'finished':
      return 'finished'
  }
}
