/** What the system around the app asks or does: proxy, keychain, files. */
export const system = {
  proxyTitle: 'Sign in to the proxy',
  proxyText: (proxy: string) =>
    `Counterfoil reaches the store through the proxy ${proxy}, which requires you to sign in. Your password is kept until you quit.`,
  proxyRejected: (proxy: string) =>
    `The proxy ${proxy} rejected this name or password. Check both and try again.`,
  proxyUser: 'Name',
  proxyPassword: 'Password',
  proxySignIn: 'Sign in',
  keychainTitle: 'Waiting for the keychain',
  keychainText:
    'Your computer may be asking whether Counterfoil can use the keychain. Answer the question, which may be behind this window.',
  saveCancelled: 'The file wasn’t saved.',
  saveFailed: 'The file couldn’t be saved',
  saveFailedMore:
    'Check that the disk has free space and that you can write to the folder. Then export again.',
}
