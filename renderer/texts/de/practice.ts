import type { Texts } from '../en/index.ts'

export const practice: Texts['practice'] = {
  title: 'Übungsshop',
  about:
    'Er läuft auf diesem Rechner und antwortet wie ein echter. Nichts, was Sie darin tun, geht nach draußen.',
  offline: 'Den Shop vom Netz nehmen',
  offlineHint: 'Was Sie dann speichern, wartet im Postausgang, wie es das im Zug täte.',
  colleague: 'Auch eine Kollegin ändern lassen',
  colleagueHint: (field, label) =>
    `Ändert im Shop dasselbe wie Sie: ${field} von ${label}. Ist der Shop wieder da, ist das ein Konflikt, und Sie entscheiden.`,
  colleagueNeeds:
    'Um einen Konflikt zu sehen: nehmen Sie den Shop vom Netz, speichern Sie eine Änderung und kommen Sie wieder.',
  colleagueDid: (field, label) => `Eine Kollegin hat im Shop ${field} von ${label} geändert`,
  colleagueNext: 'Holen Sie den Shop zurück, um den Konflikt zu sehen.',
  bringBack: 'Zurückholen',
  showSteps: 'Erste Schritte zeigen',
  steps: {
    title: 'Ihre erste Minute',
    progress: (step, all) => `Schritt ${step} von ${all}`,
    done: 'erledigt',
    dismiss: 'Erste Schritte ausblenden',
    offline: 'Den Shop vom Netz nehmen',
    offlineAct: 'Vom Netz nehmen',
    save: 'Einen Kunden ändern und speichern',
    saveAct: 'Kunden',
    back: 'Den Shop zurückholen und die Zustellung sehen',
    backAct: 'Zurückholen',
    finished: 'Das ist alles. Der Abschnitt zu Ihrer Änderung liegt im Verlauf.',
    finishedAct: 'Verlauf zeigen',
  },
}
