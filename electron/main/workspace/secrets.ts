/** A place for secrets: the keychain, a file under a passphrase, or memory. */
export interface Secrets {
  /** `null` where there is none. @throws {ProblemError} where the place cannot be read */
  read(account: string): Promise<string | null>
  write(account: string, secret: string): Promise<void>
  /** Removing what is not there is no failure. */
  remove(account: string): Promise<void>
}

/** The names under which a store's secrets are kept. */
export const accounts = {
  token: (storeHash: string) => `token:${storeHash}`,
  dataKey: (storeHash: string) => `data-key:${storeHash}`,
  passwordKey: (storeHash: string) => `password-key:${storeHash}`,
} as const

/** Secrets that last until the app quits. */
export function memorySecrets(): Secrets {
  const kept = new Map<string, string>()
  return {
    read: async (account) => kept.get(account) ?? null,
    write: async (account, secret) => void kept.set(account, secret),
    remove: async (account) => void kept.delete(account),
  }
}
