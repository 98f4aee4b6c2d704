/** The practice store: a first look, and what is hard to try with a real one. */
export const practice = {
  title: 'Practice store',
  about: 'It runs on this machine and answers like a real one. Nothing you do in it goes anywhere.',
  offline: 'Take the store offline',
  offlineHint: 'What you save then waits in the outbox, as it would in a train.',
  colleague: 'Let a colleague change it too',
  colleagueHint: (field: string, label: string) =>
    `Changes ${field} of ${label} in the store, as you did. Once the store is back, that is a conflict, and you choose.`,
  colleagueNeeds: 'To see a conflict: take the store offline, save an edit, and come back here.',
  colleagueDid: (field: string, label: string) => `A colleague changed ${field} of ${label} in the store`,
  colleagueNext: 'Bring the store back to see the conflict.',
  bringBack: 'Bring it back',
  showSteps: 'Show the first steps',
  steps: {
    title: 'Your first minute',
    progress: (step: number, all: number) => `Step ${step} of ${all}`,
    done: 'done',
    dismiss: 'Hide the first steps',
    offline: 'Take the store offline',
    offlineAct: 'Go offline',
    save: 'Change a customer and save',
    saveAct: 'Customers',
    back: 'Bring the store back, and see it delivered',
    backAct: 'Go online',
    finished: 'That is all. The counterfoil of your edit is in the history.',
    finishedAct: 'Show the history',
  },
}
