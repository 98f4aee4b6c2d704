/**
 * Chromium doesn't know the app's scheme, so each origin `scheme://host` of the app is served on one fixed https
 * origin, which makes it a secure context with a storage of its own: `app://counterfoil` becomes
 * `https://counterfoil.app.invalid`. The `.invalid` domain never exists outside.
 */
const SUFFIX = '.invalid'

/**
 * The address in Chromium for one of the app's, or the address itself where it is an ordinary one.
 * @param {string} url
 */
export function toChromium(url) {
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  return ORDINARY.has(scheme) ? url : `https://${host}.${scheme}${SUFFIX}${pathname}${search}${hash}`
}

/**
 * The app's address for one in Chromium; an ordinary address stays as it is.
 * @param {string} url
 */
export function toApp(url) {
  if (!URL.canParse(url)) return url
  const { protocol, hostname, port, pathname, search, hash } = new URL(url)
  if (protocol !== 'https:' || port !== '' || !hostname.endsWith(SUFFIX)) return url
  const labels = hostname.slice(0, -SUFFIX.length).split('.')
  const scheme = labels.pop()
  return labels.length === 0 ? url : `${scheme}://${labels.join('.')}${pathname}${search}${hash}`
}

/** @param {string} url */
export const schemeOf = (url) => new URL(url).protocol.slice(0, -1)

const ORDINARY = new Set([
  'http',
  'https',
  'about',
  'data',
  'blob',
  'file',
  'chrome',
  'chrome-error',
  'devtools',
])
