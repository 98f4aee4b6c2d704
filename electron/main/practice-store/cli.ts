import { codeOf } from '../platform/problem-error.ts'
import { type RequestedSeed, help, parseFlags } from './command-line.ts'
import { NotAStoreError } from './identity.ts'
import { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './server.ts'

// The practice store as a process of its own: out/main/practice-store.js. Its stdout holds one line of JSON.

const parsed = parseFlags(process.argv.slice(2))
switch (parsed.kind) {
  case 'help':
    process.stdout.write(help())
    break
  case 'wrong':
    end(2, parsed.sentence)
    break
  case 'start':
    await run(parsed.options, parsed.asked)
}

async function run(options: PracticeServerOptions, asked: RequestedSeed): Promise<void> {
  const server = await startPracticeServer(options).catch((error: unknown) => end(1, trouble(error, options)))
  if (!server) return
  const { customers, seed } = server.seed
  if ((asked.customers ?? customers) !== customers || (asked.seed ?? seed) !== seed) {
    await server.close()
    const kept = `${options.folder} keeps a store with ${customers} customers of seed ${seed}.`
    return end(2, `${kept} Leave --customers and --seed out, or name another folder.`)
  }
  endWithSignals(server)
  const { url, storeHash, accessToken } = server
  process.stdout.write(`${JSON.stringify({ url, storeHash, accessToken })}\n`)
}

function endWithSignals(server: PracticeServer): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
}

function trouble(error: unknown, { port, folder }: PracticeServerOptions): string {
  const code = codeOf(error)
  if (error instanceof NotAStoreError) {
    return `${folder} holds a store.json that is not a practice store's. Name another folder.`
  }
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Name another one, or 0 for any free one.`
  if (isOfListening(error)) return `Port ${port} may not be used here (${code}). Name one above 1023.`
  return `The folder ${folder} cannot be used (${code || String(error)}). Name another one.`
}

function isOfListening(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'listen'
}

/** Says one sentence and ends. */
function end(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = code
}
