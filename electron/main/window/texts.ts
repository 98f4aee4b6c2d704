/** The few texts that main shows: menu and questions. The page has its own. */
export interface Texts {
  readonly file: string
  readonly edit: string
  readonly view: string
  readonly go: string
  readonly help: string
  readonly save: string
  readonly settings: string
  readonly tryNow: string
  readonly undoLastEdit: string
  readonly find: string
  readonly palette: string
  readonly next: string
  readonly previous: string
  readonly shortcuts: string
  readonly quit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly noSuggestions: string
  readonly learnWord: string
  readonly actualSize: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly fullScreen: string
  readonly windowMenu: string
  readonly minimize: string
  readonly zoomWindow: string
  readonly allToFront: string
  readonly closeWindow: string
  readonly about: string
  readonly services: string
  readonly hideApp: string
  readonly hideOthers: string
  readonly showAll: string
  readonly saveFile: string
  readonly fileKinds: Readonly<Record<string, string>>
  readonly pageHangs: string
  readonly pageHangsMore: string
  readonly wait: string
  readonly noSandbox: string
  readonly noGpu: string
  readonly cancel: string
  readonly quitAnyway: (count: number) => string
  readonly waiting: (count: number) => string
  readonly drafts: (count: number) => string
  readonly staysHere: (count: number) => string
  readonly wouldBeLost: (count: number) => string
  readonly unfinished: (done: number, total: number) => string
  readonly unsaved: (count: number) => string
  readonly connectStore: (storeHash: string) => string
  readonly connectDetail: string
  readonly connect: string
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
  settings: 'Settings…',
  tryNow: 'Send now',
  undoLastEdit: 'Undo last saved edit',
  find: 'Search customers',
  palette: 'Commands…',
  next: 'Next customer',
  previous: 'Previous customer',
  shortcuts: 'Keyboard shortcuts',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  noSuggestions: 'No suggestions',
  learnWord: 'Add to dictionary',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  windowMenu: 'Window',
  minimize: 'Minimize',
  zoomWindow: 'Zoom',
  allToFront: 'Bring all to front',
  closeWindow: 'Close window',
  about: 'About Counterfoil',
  services: 'Services',
  hideApp: 'Hide Counterfoil',
  hideOthers: 'Hide others',
  showAll: 'Show all',
  saveFile: 'Save file',
  fileKinds: { csv: 'CSV file', json: 'JSON file', xlsx: 'Excel workbook' },
  pageHangs: 'The window isn’t responding.',
  pageHangsMore: 'It may be busy. Your saved edits are safe, and what you typed last is kept as a draft.',
  wait: 'Wait',
  noSandbox:
    'Counterfoil runs as root, without the sandbox that protects this computer from web pages. Start it as an ordinary user.',
  noGpu:
    'The graphics processor crashed several times, so Counterfoil now runs without it. It’s tried again after an update.',
  cancel: 'Cancel',
  quitAnyway: (count) => (count === 1 ? 'Quit and lose it' : 'Quit and lose them'),
  waiting: (count) => (count === 1 ? '1 edit is waiting.' : `${count} edits are waiting.`),
  drafts: (count) => (count === 1 ? '1 draft isn’t saved.' : `${count} drafts aren’t saved.`),
  staysHere: (count) =>
    count === 1
      ? 'It stays on this computer and is sent next time.'
      : 'They stay on this computer and are sent next time.',
  wouldBeLost: (count) =>
    `Nothing is kept on this computer after you quit, so ${count === 1 ? 'it' : 'they'} would be lost.`,
  unfinished: (done, total) => `Saving isn’t finished. ${done} of ${total} changes are saved.`,
  unsaved: (count) =>
    count === 1 ? '1 isn’t saved yet and would be lost.' : `${count} aren’t saved yet and would be lost.`,
  connectStore: (storeHash) => `Connect to the store ${storeHash}?`,
  connectDetail:
    'Counterfoil on this computer isn’t connected to it yet. Edits that you save there are sent to it. Cancel if you didn’t start this.',
  connect: 'Connect',
  pageDies: 'The window keeps crashing.',
  savedIsSafe: 'Your saved edits are safe on this computer.',
  loadAgain: 'Reload',
  trouble: (path) =>
    `Something went wrong inside Counterfoil. Your saved edits are safe. See the log for details: ${path}`,
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
  undoLastEdit: 'Letzte gespeicherte Änderung rückgängig machen',
  find: 'Kunden suchen',
  palette: 'Befehle …',
  next: 'Nächster Kunde',
  previous: 'Vorheriger Kunde',
  shortcuts: 'Tastenkürzel',
  quit: 'Beenden',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  noSuggestions: 'Keine Vorschläge',
  learnWord: 'Zum Wörterbuch hinzufügen',
  actualSize: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fullScreen: 'Vollbild',
  windowMenu: 'Fenster',
  minimize: 'Minimieren',
  zoomWindow: 'Zoomen',
  allToFront: 'Alle nach vorne bringen',
  closeWindow: 'Fenster schließen',
  about: 'Über Counterfoil',
  services: 'Dienste',
  hideApp: 'Counterfoil ausblenden',
  hideOthers: 'Andere ausblenden',
  showAll: 'Alle einblenden',
  saveFile: 'Datei speichern',
  fileKinds: { csv: 'CSV-Datei', json: 'JSON-Datei', xlsx: 'Excel-Arbeitsmappe' },
  pageHangs: 'Das Fenster reagiert nicht.',
  pageHangsMore:
    'Vielleicht ist es beschäftigt. Ihre gespeicherten Änderungen sind sicher, und was Sie zuletzt eingegeben haben, bleibt als Entwurf erhalten.',
  wait: 'Warten',
  noSandbox:
    'Counterfoil läuft als root, ohne die Sandbox, die diesen Computer vor Webseiten schützt. Starten Sie es als gewöhnlicher Benutzer.',
  noGpu:
    'Der Grafikprozessor ist mehrmals abgestürzt, deshalb läuft Counterfoil jetzt ohne ihn. Nach einer Aktualisierung wird er wieder verwendet.',
  cancel: 'Abbrechen',
  quitAnyway: () => 'Beenden und verwerfen',
  waiting: (count) => (count === 1 ? '1 Änderung wartet.' : `${count} Änderungen warten.`),
  drafts: (count) =>
    count === 1 ? '1 Entwurf ist nicht gespeichert.' : `${count} Entwürfe sind nicht gespeichert.`,
  staysHere: (count) =>
    count === 1
      ? 'Sie bleibt auf diesem Computer und wird beim nächsten Mal gesendet.'
      : 'Sie bleiben auf diesem Computer und werden beim nächsten Mal gesendet.',
  wouldBeLost: (count) =>
    `Nach dem Beenden bleibt nichts auf diesem Computer: ${count === 1 ? 'Sie ginge' : 'Sie gingen'} verloren.`,
  unfinished: (done, total) =>
    `Das Speichern ist nicht abgeschlossen. ${done} von ${total} Änderungen sind gespeichert.`,
  unsaved: (count) =>
    count === 1
      ? '1 ist noch nicht gespeichert und ginge verloren.'
      : `${count} sind noch nicht gespeichert und gingen verloren.`,
  connectStore: (storeHash) => `Mit dem Shop ${storeHash} verbinden?`,
  connectDetail:
    'Counterfoil ist auf diesem Computer noch nicht mit ihm verbunden. Änderungen, die Sie dort speichern, werden an ihn gesendet. Brechen Sie ab, wenn Sie das nicht veranlasst haben.',
  connect: 'Verbinden',
  pageDies: 'Das Fenster stürzt immer wieder ab.',
  savedIsSafe: 'Ihre gespeicherten Änderungen sind auf diesem Computer sicher.',
  loadAgain: 'Neu laden',
  trouble: (path) =>
    `In Counterfoil ist etwas schiefgegangen. Ihre gespeicherten Änderungen sind sicher. Einzelheiten im Protokoll: ${path}`,
}
