import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {
  tagline: 'Kunden bearbeiten, wo Sie wollen, mit und ohne Verbindung.',
  promises: {
    offline: 'Funktioniert ohne Verbindung',
    kept: 'Behält jede gespeicherte Änderung, bis der Shop sie bestätigt hat',
    seen: 'Überschreibt nichts, was Sie nicht gesehen haben',
  },
  meaning: 'der Abschnitt, der im Heft bleibt und zeigt, was ausgegeben wurde',
  titleAgain: 'Willkommen zurück',
  titleAdd: 'Shop hinzufügen',
  goOn: 'Weiter mit',
  goOnWith: (store) => `Weiter mit ${store}`,
  connectTitle: 'Ihren Shop verbinden',
  connectAnother: 'Einen weiteren Shop verbinden',
  hash: 'Store-Kennung',
  hashHint: 'Ein kurzes Wort, oder der API-Pfad, in dem es steht',
  hashFound: (hash) => `Store-Kennung: ${hash}`,
  hashNeeded: 'Geben Sie die Store-Kennung ein. Sie steht im API-Pfad der Zugangsdatei.',
  token: 'Zugangstoken',
  tokenHint: 'Kommt in den Schlüsselbund und wird nicht wieder angezeigt',
  tokenHintNoKeychain: 'Wird nicht wieder angezeigt',
  tokenNeeded: 'Geben Sie das Zugangstoken (Access Token) des API-Kontos ein.',
  show: 'Zeigen',
  hide: 'Verbergen',
  connect: 'Verbinden',
  file: 'Oder nehmen Sie die Zugangsdatei: hierher ziehen, einfügen oder',
  chooseFile: 'auswählen',
  dropHere: 'Zugangsdatei loslassen, um zu verbinden',
  where: 'Wo finde ich das?',
  whereSteps: [
    'Öffnen Sie in der Verwaltung Ihres Shops „Settings“, dann „Store-level API accounts“.',
    'Legen Sie ein API-Konto an, mit „Customers: modify“ und „Information & settings: read-only“.',
    'Speichern Sie es. Ihr Browser lädt eine Textdatei, in der alles steht: ziehen Sie sie hierher.',
  ],
  practiceTitle: 'Nur zum Ansehen?',
  practiceHint:
    'Ein erfundener Shop mit 2.000 Kunden auf diesem Rechner. Nichts, was Sie darin tun, geht nach draußen.',
  practice: 'Übungsshop ausprobieren',
  checking: 'Der Shop wird gefragt',
  noKeychain: 'Dieses System hat keinen funktionierenden Schlüsselbund',
  noKeychainMore: 'Dort sollte das Token aufbewahrt werden. Das System meldet:',
  install: 'Dieser Befehl installiert einen:',
  copied: 'Kopiert',
  keychainShut:
    'Das Token dieses Shops liegt im Schlüsselbund, und der funktioniert gerade nicht. Entsperren Sie ihn und versuchen Sie es noch einmal, oder geben Sie das Token unten ein.',
  checkAgain: 'Noch einmal prüfen',
  stillNone: 'Es gibt noch immer keinen funktionierenden Schlüsselbund.',
  nowReady: 'Der Schlüsselbund funktioniert jetzt.',
  keepTitle: 'Wie soll das Token aufbewahrt werden?',
  keepMemory: 'Nur bis zum Beenden',
  keepMemoryHint:
    'Nichts bleibt auf diesem Rechner: beim nächsten Start geben Sie das Token wieder ein, und bis dahin nicht zugestellte Änderungen sind verloren.',
  keepPassphrase: 'Unter einem Kennwort',
  keepPassphraseHint:
    'Das Token und Ihre Kunden bleiben auf diesem Rechner, verschlossen. Sie geben das Kennwort bei jedem Start ein; ist es vergessen, kann niemand sie öffnen.',
  passphrase: 'Kennwort',
  passphraseHint: 'Vier oder mehr zufällige Wörter sind gut',
  passphraseNeeded: 'Geben Sie das Kennwort ein.',
  passphraseShort: (least) => `Mindestens ${least} Zeichen.`,
  passphraseAgain: 'Noch einmal dasselbe',
  passphraseDiffers: 'Die beiden Kennwörter sind verschieden.',
  strength: { weak: 'Leicht zu erraten', fair: 'Geht', strong: 'Stark' },
  unlock: 'Entsperren',
  unlockHint: (store) => `${store} ist mit einem Kennwort verschlossen.`,
  problems: {
    'token-rejected': {
      what: 'Der Shop nimmt dieses Token nicht an.',
      todo: 'Kopieren Sie das Access Token noch einmal. Es ist weder die Client-ID noch das Client-Secret.',
    },
    'no-permission': {
      what: 'Dieses Token darf die Kunden nicht lesen, oder die Store-Kennung gehört zu einem anderen Shop.',
      todo: 'Prüfen Sie die Kennung, oder legen Sie ein API-Konto mit „Customers: modify“ an.',
    },
    'store-not-found': {
      what: 'Es gibt keinen Shop mit dieser Kennung.',
      todo: 'Vergleichen Sie sie mit dem API-Pfad in der Zugangsdatei.',
    },
    unreachable: {
      what: 'Der Shop ist nicht erreichbar.',
      todo: 'Prüfen Sie die Verbindung dieses Rechners und versuchen Sie es noch einmal.',
    },
    'timed-out': {
      what: 'Der Shop hat nicht rechtzeitig geantwortet.',
      todo: 'Versuchen Sie es noch einmal.',
    },
    'connection-lost': { what: 'Die Verbindung ist abgerissen.', todo: 'Versuchen Sie es noch einmal.' },
    'rate-limited': {
      what: 'Der Shop bittet um eine Pause.',
      todo: 'Versuchen Sie es in einer halben Minute noch einmal.',
    },
    'server-error': {
      what: 'Der Shop hat selbst eine Störung.',
      todo: 'Versuchen Sie es in einer Minute noch einmal.',
    },
    'bad-answer': {
      what: 'Was geantwortet hat, war nicht der Shop.',
      todo: 'Das tut ein Netz, bei dem man sich erst anmelden muss. Öffnen Sie eine Webseite und versuchen Sie es dann noch einmal.',
    },
    'not-signed-in': {
      what: 'Das Token dieses Shops ist nicht mehr vorhanden.',
      todo: 'Geben Sie es wieder ein. Was auf diesem Rechner war, ist noch da.',
    },
    'passphrase-wrong': {
      what: 'Das ist nicht das Kennwort dieses Rechners.',
      todo: 'Alle Shops hier haben eines gemeinsam. Geben Sie das ein, das Sie zuerst gewählt haben.',
    },
    'disk-full': {
      what: 'Der Datenträger ist voll.',
      todo: 'Schaffen Sie Platz und versuchen Sie es noch einmal.',
    },
    'disk-error': {
      what: 'Auf den Datenträger konnte nicht geschrieben werden.',
      todo: 'Versuchen Sie es noch einmal, oder starten Sie die App neu.',
    },
  },
}
