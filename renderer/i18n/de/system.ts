import type { Texts } from '../en/index.ts'

export const system: Texts['system'] = {
  proxyTitle: 'Am Proxy anmelden',
  proxyText: (proxy) =>
    `Counterfoil erreicht den Shop über den Proxy ${proxy}, der eine Anmeldung verlangt. Ihr Passwort wird nur bis zum Beenden gespeichert.`,
  proxyRejected: (proxy) =>
    `Der Proxy ${proxy} hat Namen oder Passwort abgelehnt. Prüfen Sie beides und versuchen Sie es noch einmal.`,
  proxyUser: 'Name',
  proxyPassword: 'Passwort',
  proxySignIn: 'Anmelden',
  keychainTitle: 'Warten auf den Schlüsselbund',
  keychainText:
    'Ihr Computer fragt möglicherweise, ob Counterfoil den Schlüsselbund benutzen darf. Beantworten Sie diese Frage. Sie kann hinter diesem Fenster liegen.',
  saveCancelled: 'Die Datei wurde nicht gespeichert.',
  saveFailed: 'Die Datei konnte nicht gespeichert werden',
  saveFailedMore:
    'Prüfen Sie, ob auf dem Datenträger Platz ist und ob Sie in den Ordner schreiben dürfen. Exportieren Sie dann noch einmal.',
}
