import type { Texts } from '../en/index.ts'

export const practice: Texts['practice'] = {
  title: 'Übungsshop',
  about: 'Er läuft auf diesem Computer und antwortet wie ein echter Shop. Nichts verlässt diesen Computer.',
  offline: 'Den Shop vom Netz nehmen',
  offlineHint: 'Änderungen warten dann im Postausgang, genau wie unterwegs im Zug.',
  colleague: 'Änderung einer Kollegin simulieren',
  colleagueHint: (field, label) =>
    `Ändert im Shop dasselbe wie Sie: ${field} von ${label}. Sobald der Shop wieder da ist, sehen Sie einen Konflikt und wählen.`,
  colleagueNeeds:
    'So sehen Sie einen Konflikt: Nehmen Sie den Shop vom Netz, speichern Sie eine Änderung und kommen Sie hierher zurück.',
  colleagueDid: (field, label) => `Eine simulierte Kollegin hat im Shop ${field} von ${label} geändert`,
  colleagueNext: 'Verbinden Sie den Shop wieder, um den Konflikt zu sehen.',
  bringBack: 'Wieder verbinden',
  showSteps: 'Erste Schritte anzeigen',
  steps: {
    title: 'Ihre erste Minute',
    progress: (step, all) => `Schritt ${step} von ${all}`,
    done: 'erledigt',
    dismiss: 'Erste Schritte ausblenden',
    offline: 'Den Shop vom Netz nehmen',
    offlineAct: 'Vom Netz nehmen',
    save: 'Einen Kunden ändern und speichern',
    saveAct: 'Kunden',
    back: 'Den Shop wieder verbinden und die Zustellung sehen',
    backAct: 'Wieder verbinden',
    finished: 'Das war’s. Der Beleg zu Ihrer Änderung ist im Verlauf.',
    finishedAct: 'Verlauf anzeigen',
  },
}
