/** The practice store: a first look, and what is hard to try with a real one. */
export const practice = {
  title: 'Practice store',
  about: 'It runs on this computer and responds like a real store. Nothing leaves this computer.',
  offline: 'Take the store offline',
  offlineHint: 'Edits you save then wait in the outbox, just as they would on a train.',
  colleague: 'Simulate a colleague’s change',
  colleagueHint: (field: string, label: string) =>
    `Changes ${field} of ${label} in the store, just as you did. When the store is back, you’ll see a conflict and choose.`,
  colleagueNeeds: 'To see a conflict, take the store offline, save an edit, and come back here.',
  colleagueDid: (field: string, label: string) =>
    `A simulated colleague changed ${field} of ${label} in the store`,
  colleagueNext: 'Bring the store back online to see the conflict.',
  bringBack: 'Bring online',
  showSteps: 'Show first steps',
  steps: {
    title: 'Your first minute',
    progress: (step: number, all: number) => `Step ${step} of ${all}`,
    done: 'done',
    dismiss: 'Hide first steps',
    offline: 'Take the store offline',
    offlineAct: 'Go offline',
    save: 'Change a customer and save',
    saveAct: 'Customers',
    back: 'Bring the store back and see your edit delivered',
    backAct: 'Go online',
    finished: 'That’s it. The counterfoil of your edit is in the history.',
    finishedAct: 'Show history',
  },
}
