import type { Texts } from '../en/index.ts'

export const problems: Texts['problems'] = {
  'hash-invalid': {
    what: 'Das ist keine Store-Kennung.',
    todo: 'Geben Sie einen kurzen Code wie „x1y2z3“ oder den API-Pfad aus der Zugangsdatei ein.',
  },
  'token-invalid': {
    what: 'Das ist kein Zugangstoken.',
    todo: 'Kopieren Sie es erneut. Ein Token enthält keine Leerzeichen.',
  },
  'credentials-invalid': {
    what: 'In diesem Text wurden kein Shop und kein Token gefunden.',
    todo: 'Verwenden Sie die vollständige Datei von BigCommerce mit den Zeilen ACCESS TOKEN und API PATH.',
  },
  'token-rejected': {
    what: 'Der Shop akzeptiert dieses Token nicht.',
    todo: 'Kopieren Sie es erneut oder legen Sie im Shop ein neues API-Konto an.',
  },
  'no-permission': {
    what: 'Diesem Token fehlt eine Berechtigung.',
    todo: 'Legen Sie ein API-Konto mit der Berechtigung „Customers: modify“ an.',
  },
  'store-not-found': {
    what: 'Es gibt keinen Shop mit dieser Kennung.',
    todo: 'Vergleichen Sie sie mit dem API-Pfad in der Zugangsdatei.',
  },
  'not-signed-in': { what: 'Sie sind nicht angemeldet.', todo: 'Melden Sie sich wieder beim Shop an.' },
  'wrong-store': {
    what: 'Ein anderer Shop ist geöffnet.',
    todo: 'Wechseln Sie zu dem Shop, zu dem dies gehört.',
  },
  'vault-unavailable': {
    what: 'Der Schlüsselbund dieses Systems funktioniert nicht.',
    todo: 'Entsperren oder installieren Sie einen oder speichern Sie das Token auf andere Weise.',
  },
  'passphrase-wrong': { what: 'Das Kennwort ist falsch.', todo: 'Versuchen Sie es erneut.' },
  'key-missing': {
    what: 'Der Schlüssel zu den Daten auf diesem Computer fehlt oder ist beschädigt.',
    todo: 'Melden Sie sich erneut an oder löschen Sie die Daten dieses Shops und laden Sie sie neu.',
  },
  unreachable: {
    what: 'Der Shop ist nicht erreichbar.',
    todo: 'Prüfen Sie die Verbindung. Ihre Änderungen sind sicher und werden automatisch gesendet.',
  },
  'timed-out': {
    what: 'Der Shop hat nicht rechtzeitig geantwortet.',
    todo: 'Die App versucht es automatisch erneut.',
  },
  'connection-lost': {
    what: 'Die Verbindung wurde unterbrochen.',
    todo: 'Die App versucht es automatisch erneut.',
  },
  'rate-limited': {
    what: 'Der Shop begrenzt die Anfragen.',
    todo: 'Es gab zu viele Anfragen. Die App macht automatisch weiter.',
  },
  'server-error': {
    what: 'Der Shop hat gerade Probleme.',
    todo: 'Die App versucht es automatisch erneut.',
  },
  'bad-answer': {
    what: 'Die Antwort konnte nicht gelesen werden.',
    todo: 'Der Shop hat etwas Unerwartetes geschickt. Die App versucht es automatisch erneut.',
  },
  intercepted: {
    what: 'Statt des Shops hat etwas anderes in diesem Netz geantwortet.',
    todo: 'Öffnen Sie eine Webseite und melden Sie sich in diesem Netz an. Danach geht alles automatisch weiter.',
  },
  'wrong-clock': {
    what: 'Datum oder Uhrzeit dieses Computers stimmen offenbar nicht.',
    todo: 'Das Sicherheitszertifikat des Shops gilt zu dieser Zeit nicht. Stellen Sie die Uhr, dann geht alles automatisch weiter.',
  },
  unreadable: {
    what: 'Der Datensatz dieses Kunden im Shop ist nicht lesbar.',
    todo: 'Counterfoil überschreibt ihn nicht. Einzelheiten stehen in der Statusleiste. Berichtigen Sie den Datensatz im Shop.',
  },
  'not-found': { what: 'Nicht mehr vorhanden.', todo: 'Prüfen Sie die Liste.' },
  'too-large': {
    what: 'Die Antwort war viel zu groß.',
    todo: 'Vermutlich hat statt des Shops etwas anderes in diesem Netz geantwortet. Die App versucht es automatisch erneut.',
  },
  aborted: { what: 'Der Vorgang wurde abgebrochen.', todo: 'Versuchen Sie es erneut.' },
  'disk-full': {
    what: 'Der Datenträger ist voll. Es wurde nichts gespeichert.',
    todo: 'Ihre Eingaben sind noch da. Schaffen Sie Platz und speichern Sie erneut.',
  },
  'disk-error': {
    what: 'Auf den Datenträger konnte nicht geschrieben werden. Es wurde nichts gespeichert.',
    todo: 'Ihre Eingaben sind noch da. Versuchen Sie es erneut oder starten Sie die App neu.',
  },
  'newer-data': {
    what: 'Eine neuere Version von Counterfoil hat die Daten auf diesem Computer benutzt.',
    todo: 'Nichts wurde verändert. Installieren Sie die neueste Version, um sie zu öffnen.',
  },
  'bad-argument': {
    what: 'Diese Eingabe ist ungültig.',
    todo: 'Ändern Sie sie und versuchen Sie es erneut.',
  },
  internal: {
    what: 'In Counterfoil ist etwas schiefgegangen.',
    todo: 'Ihre gespeicherten Änderungen sind sicher. Versuchen Sie es erneut oder starten Sie die App neu.',
  },
}
