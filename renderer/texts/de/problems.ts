import type { Texts } from '../en/index.ts'

export const problems: Texts['problems'] = {
  'hash-invalid': {
    what: 'Das ist keine Store-Kennung.',
    todo: 'Sie ist ein kurzes Wort wie „x1y2z3“ oder der API-Pfad aus der Zugangsdatei.',
  },
  'token-invalid': {
    what: 'Das kann kein Zugangstoken sein.',
    todo: 'Kopieren Sie es noch einmal: ein Wort, ohne Leerzeichen.',
  },
  'credentials-invalid': {
    what: 'In diesem Text stehen kein Shop und kein Token.',
    todo: 'Nehmen Sie die ganze Datei von BigCommerce, mit den Zeilen ACCESS TOKEN und API PATH.',
  },
  'token-rejected': {
    what: 'Der Shop nimmt dieses Token nicht an.',
    todo: 'Kopieren Sie es noch einmal, oder legen Sie im Shop ein neues API-Konto an.',
  },
  'no-permission': {
    what: 'Dieses Token darf das nicht.',
    todo: 'Legen Sie ein API-Konto mit dem Recht „Customers: modify“ an.',
  },
  'store-not-found': {
    what: 'Es gibt keinen Shop mit dieser Kennung.',
    todo: 'Vergleichen Sie sie mit dem API-Pfad in der Zugangsdatei.',
  },
  'not-signed-in': { what: 'Niemand ist angemeldet.', todo: 'Melden Sie sich am Shop wieder an.' },
  'wrong-store': {
    what: 'Ein anderer Shop ist geöffnet.',
    todo: 'Wechseln Sie zu dem Shop zurück, zu dem das gehört.',
  },
  'vault-unavailable': {
    what: 'Der Schlüsselbund dieses Systems funktioniert nicht.',
    todo: 'Entsperren oder installieren Sie einen, oder bewahren Sie das Token anders auf.',
  },
  'passphrase-wrong': { what: 'Das ist nicht das Kennwort.', todo: 'Versuchen Sie es noch einmal.' },
  'key-missing': {
    what: 'Der Schlüssel zu den Daten auf diesem Rechner fehlt oder ist beschädigt.',
    todo: 'Melden Sie sich wieder an, oder löschen Sie die Daten dieses Shops und laden Sie sie neu.',
  },
  unreachable: {
    what: 'Der Shop ist nicht erreichbar.',
    todo: 'Prüfen Sie die Verbindung. Ihre Änderungen sind sicher und gehen von selbst hinaus.',
  },
  'timed-out': {
    what: 'Der Shop hat nicht rechtzeitig geantwortet.',
    todo: 'Es wird von selbst noch einmal versucht.',
  },
  'connection-lost': {
    what: 'Die Verbindung ist abgerissen.',
    todo: 'Es wird von selbst noch einmal versucht.',
  },
  'rate-limited': {
    what: 'Der Shop bittet um eine Pause.',
    todo: 'Es waren viele Anfragen. Es geht von selbst weiter.',
  },
  'server-error': {
    what: 'Der Shop hat selbst eine Störung.',
    todo: 'Es wird von selbst noch einmal versucht.',
  },
  'bad-answer': {
    what: 'Die Antwort war nicht zu verstehen.',
    todo: 'Ein Netz, in dem man sich erst anmelden muss, antwortet so; öffnen Sie eine Webseite. Es wird von selbst noch einmal versucht.',
  },
  'not-found': { what: 'Es ist nicht mehr da.', todo: 'Sehen Sie in der Liste nach.' },
  'too-large': {
    what: 'Die Antwort war viel zu groß.',
    todo: 'Etwas zwischen hier und dem Shop hat geantwortet. Es wird von selbst noch einmal versucht.',
  },
  aborted: { what: 'Es wurde angehalten.', todo: 'Versuchen Sie es noch einmal.' },
  'disk-full': {
    what: 'Der Datenträger ist voll, darum wurde nichts gespeichert.',
    todo: 'Ihre Eingabe ist noch da. Schaffen Sie Platz und speichern Sie noch einmal.',
  },
  'disk-error': {
    what: 'Auf den Datenträger konnte nicht geschrieben werden, darum wurde nichts gespeichert.',
    todo: 'Ihre Eingabe ist noch da. Versuchen Sie es noch einmal, oder starten Sie die App neu.',
  },
  'bad-argument': {
    what: 'Diese Eingabe lässt sich nicht verwenden.',
    todo: 'Ändern Sie sie und versuchen Sie es noch einmal.',
  },
  internal: {
    what: 'In Counterfoil ist etwas schiefgegangen.',
    todo: 'Gespeicherte Änderungen sind sicher. Versuchen Sie es noch einmal, oder starten Sie die App neu.',
  },
}
