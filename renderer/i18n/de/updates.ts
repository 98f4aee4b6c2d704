import type { Texts } from '../en/index.ts'

export const updates: Texts['updates'] = {
  title: 'Aktualisierungen',
  hint: 'Neue Versionen kommen von GitHub, wo Counterfoil veröffentlicht wird. Über Sie und Ihren Shop wird dabei nichts gesendet.',
  off: {
    development: {
      what: 'Diese Installation läuft aus dem Quelltext und aktualisiert sich nicht selbst.',
      todo: 'Holen Sie stattdessen den neuesten Quelltext, oder installieren Sie eine veröffentlichte Version.',
    },
    'package-manager': {
      what: 'Die Paketverwaltung Ihres Systems aktualisiert diese Installation.',
      todo: 'Aktualisieren Sie Counterfoil mit dem übrigen System oder installieren Sie ein neueres Paket.',
    },
    'read-only': {
      what: 'Counterfoil kann sich hier nicht selbst aktualisieren: Der Ordner der App ist schreibgeschützt.',
      todo: 'Verschieben Sie die App in den Programme-Ordner, oder fragen Sie, wer sie installiert hat.',
    },
  },
  notChecked: 'Noch nicht nach neuen Versionen gesucht',
  current: 'Counterfoil ist auf dem neuesten Stand.',
  checked: (when) => `Zuletzt gesucht: ${when}`,
  checking: 'Neue Versionen werden gesucht …',
  available: (version) => `Counterfoil ${version} ist verfügbar.`,
  availableMore: 'Während des Ladens können Sie weiterarbeiten.',
  downloading: (version, percent) => `Counterfoil ${version} wird geladen: ${percent} %`,
  ready: (version) => `Counterfoil ${version} kann installiert werden.`,
  readyMore: 'Starten Sie dazu neu. Wartende Änderungen und Entwürfe bleiben auf diesem Computer.',
  restarting: (version) => `Neustart mit Counterfoil ${version} …`,
  restartingMore: 'Die Änderung, die gerade gesendet wird, wird vorher abgeschlossen.',
  failed: {
    check: 'Die Suche nach neuen Versionen ist fehlgeschlagen.',
    download: 'Die neue Version konnte nicht geladen werden.',
    install: 'Die neue Version konnte nicht installiert werden. Diese hier funktioniert weiter.',
  },
  reasons: {
    unreachable:
      'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    'bad-answer':
      'Der Server hat etwas Unerwartetes geschickt. Öffnen Sie in einem Netz mit Anmeldung zuerst eine Webseite.',
    damaged: 'Die Datei war beschädigt oder unvollständig und wurde verworfen. Versuchen Sie es noch einmal.',
    'wrong-signature':
      'Sie ist nicht von den Herstellern von Counterfoil signiert und wurde verworfen. Installieren Sie sie auch nicht selbst.',
    unsigned:
      'Diese Installation ist nicht signiert und kann neue Versionen nicht prüfen. Laden und installieren Sie die neue Version selbst.',
    'read-only':
      'Der Ordner der App ist schreibgeschützt. Verschieben Sie die App, oder fragen Sie, wer sie installiert hat.',
    'disk-full': 'Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.',
    unknown: 'Versuchen Sie es später noch einmal. Einzelheiten stehen im Protokoll.',
  },
  check: 'Nach neuer Version suchen',
  download: 'Laden',
  retry: 'Noch einmal laden',
  restart: 'Neu starten und aktualisieren',
  mode: 'Nach neuen Versionen suchen',
  modes: {
    off: 'Nur wenn ich es möchte',
    ask: 'Automatisch, vor dem Laden fragen',
    automatic: 'Automatisch laden',
  },
  updated: (version) => `Counterfoil wurde auf ${version} aktualisiert`,
  whatsNew: 'Neuerungen',
  whatsNewIn: (version) => `Neuerungen in Counterfoil ${version}`,
  whatsNewLanguage: 'Die Liste gibt es nur auf Englisch.',
}
