/**
 * The store hash in any form that people have at hand: `HASH`, `stores/HASH`,
 * `store-HASH.mybigcommerce.com`, or an API path with or without `https://`. `null` where there is none.
 * Hashes are short lower-case letters and digits.
 */
export function parseStoreHash(input: string): string | null {
  const text = withoutHidden(input).trim()
  for (const form of FORMS) {
    const hash = form.exec(text)?.[1]
    if (hash) return hash.toLowerCase()
  }
  return null
}

/** What is copied from a document or a chat brings letters along that take no room. */
export const withoutHidden = (text: string): string =>
  text.replace(/\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu, '')

const HASH = '([a-z0-9]{3,32})'
const FORMS = [
  new RegExp(`^${HASH}$`, 'i'),
  new RegExp(`^/?stores/${HASH}/?$`, 'i'),
  new RegExp(`^(?:https?://)?store-${HASH}(?:-\\d+)?\\.mybigcommerce\\.com(?:[/?#].*)?$`, 'i'),
  new RegExp(`^(?:https?://)?api\\.bigcommerce\\.com/stores/${HASH}(?:[/?#].*)?$`, 'i'),
]
