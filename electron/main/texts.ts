/** The few texts that main shows by itself: menu and questions. The page has its own. */
export interface Texts {
  readonly file: string
  readonly edit: string
  readonly view: string
  readonly go: string
  readonly help: string
  readonly save: string
  readonly settings: string
  readonly tryNow: string
  readonly takeBack: string
  readonly find: string
  readonly palette: string
  readonly next: string
  readonly previous: string
  readonly shortcuts: string
  readonly quit: string
  readonly cancel: string
  readonly quitAnyway: (count: number) => string
  readonly waiting: (count: number) => string
  readonly drafts: (count: number) => string
  readonly staysHere: (count: number) => string
  readonly wouldBeLost: (count: number) => string
  readonly unfinished: (done: number, total: number) => string
  readonly unsaved: (count: number) => string
  readonly pageDies: string
  readonly savedIsSafe: string
  readonly loadAgain: string
  readonly trouble: (logPath: string) => string
}

/** The texts of the person's language: German, or else English. */
export const textsFor = (locale: string): Texts => (/^de\b/i.test(locale) ? german : english)

const english: Texts = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  help: 'Help',
  save: 'Save',
  settings: 'Settings …',
  tryNow: 'Try to send now',
  takeBack: 'Take back last saved edit',
  find: 'Find customers',
  palette: 'Commands …',
  next: 'Next customer',
  previous: 'Previous customer',
  shortcuts: 'Keyboard shortcuts',
  quit: 'Quit',
  cancel: 'Cancel',
  quitAnyway: (count) => (count === 1 ? 'Quit and lose it' : 'Quit and lose them'),
  waiting: (count) => (count === 1 ? '1 edit is waiting.' : `${count} edits are waiting.`),
  drafts: (count) => (count === 1 ? '1 draft is not saved.' : `${count} drafts are not saved.`),
  staysHere: (count) =>
    count === 1
      ? 'It stays on this machine and is sent next time.'
      : 'They stay on this machine and are sent next time.',
  wouldBeLost: (count) =>
    `Nothing is kept on this machine in this run: ${count === 1 ? 'it' : 'they'} would be lost.`,
  unfinished: (done, total) => `Saving is not finished: ${done} of ${total} changes are saved.`,
  unsaved: (count) =>
    count === 1 ? '1 is not saved yet and would be lost.' : `${count} are not saved yet and would be lost.`,
  pageDies: 'The window has stopped working again and again.',
  savedIsSafe: 'What you have saved is safe on this machine.',
  loadAgain: 'Load it again',
  trouble: (path) => `Something went wrong inside Counterfoil. Saved edits are safe. Details are in ${path}`,
}

const german: Texts = {
  file: 'Datei',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  go: 'Gehe zu',
  help: 'Hilfe',
  save: 'Speichern',
  settings: 'Einstellungen …',
  tryNow: 'Jetzt senden',
  takeBack: 'Letzte gespeicherte Änderung zurücknehmen',
  find: 'Kunden suchen',
  palette: 'Befehle …',
  next: 'Nächster Kunde',
  previous: 'Voriger Kunde',
  shortcuts: 'Tastenkürzel',
  quit: 'Beenden',
  cancel: 'Abbrechen',
  quitAnyway: () => 'Beenden und verwerfen',
  waiting: (count) => (count === 1 ? '1 Änderung wartet.' : `${count} Änderungen warten.`),
  drafts: (count) =>
    count === 1 ? '1 Entwurf ist nicht gespeichert.' : `${count} Entwürfe sind nicht gespeichert.`,
  staysHere: (count) =>
    count === 1
      ? 'Sie bleibt auf diesem Rechner und wird beim nächsten Mal gesendet.'
      : 'Sie bleiben auf diesem Rechner und werden beim nächsten Mal gesendet.',
  wouldBeLost: (count) =>
    `In dieser Sitzung bleibt nichts auf diesem Rechner: das ${count === 1 ? 'ginge' : 'alles ginge'} verloren.`,
  unfinished: (done, total) =>
    `Das Speichern ist nicht fertig: ${done} von ${total} Änderungen sind gespeichert.`,
  unsaved: (count) =>
    count === 1
      ? '1 ist noch nicht gespeichert und ginge verloren.'
      : `${count} sind noch nicht gespeichert und gingen verloren.`,
  pageDies: 'Das Fenster ist immer wieder abgestürzt.',
  savedIsSafe: 'Was Sie gespeichert haben, ist sicher auf diesem Rechner.',
  loadAgain: 'Neu laden',
  trouble: (path) =>
    `In Counterfoil ist etwas schiefgegangen. Gespeicherte Änderungen sind sicher. Einzelheiten stehen in ${path}`,
}
