/** A proxy that asks for a password, as Electron's `login` event names it. */
export interface Proxy {
  readonly host: string
  readonly port: number
  readonly realm: string
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** What a person is asked; `isRetry` where the proxy rejected what they typed before. */
export interface ProxyQuestion {
  readonly proxy: string
  readonly isRetry: boolean
}

/** Asks a person once for each proxy, and remembers the answer until the app quits. */
export interface ProxyLogin {
  /**
   * What to log in with, or `null` where the person gave nothing.
   * @param rejected what this proxy has just rejected
   */
  credentials(proxy: Proxy, rejected: Credentials | null): Promise<Credentials | null>
  /** The person's answer to the question that is open. */
  answer(given: Credentials | null): void
  /** A person wants to try again: a question that was cancelled is asked once more. */
  askAgain(): void
  readonly question: ProxyQuestion | null
}

/** @param ask shows the question to a person, or takes it away with `null` */
export function createProxyLogin(ask: (question: ProxyQuestion | null) => void): ProxyLogin {
  const answers = new Map<string, Credentials | null>()
  let open: {
    readonly key: string
    readonly question: ProxyQuestion
    readonly answered: Promise<void>
  } | null = null
  let close: (given: Credentials | null) => void = () => undefined

  function question(key: string, asked: ProxyQuestion): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      close = (given) => {
        open = null
        close = () => undefined
        answers.set(key, given)
        ask(null)
        resolve()
      }
    })
    open = { key, question: asked, answered }
    ask(asked)
    return answered
  }

  return {
    get question() {
      return open?.question ?? null
    },
    async credentials({ host, port, realm }, rejected) {
      const key = `${host}:${port} ${realm}`
      // One question at a time; the request before may have asked the same one.
      while (open) await open.answered
      const known = answers.get(key)
      if (known !== undefined && (known === null || known !== rejected)) return known
      await question(key, { proxy: `${host}:${port}`, isRetry: known !== undefined })
      return answers.get(key) ?? null
    },
    answer: (given) => close(given),
    askAgain() {
      for (const [key, given] of answers) if (given === null) answers.delete(key)
    },
  }
}
