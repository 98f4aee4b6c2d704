import { codeOf } from '../problem-error.ts'
import { help, parseFlags } from './command-line.ts'
import { type PracticeServer, type PracticeServerOptions, startPracticeServer } from './server.ts'

// The practice store by itself: out/main/practice-store.js. Its stdout holds one line of JSON.

const parsed = parseFlags(process.argv.slice(2))
switch (parsed.kind) {
  case 'help':
    process.stdout.write(help())
    break
  case 'wrong':
    end(2, parsed.sentence)
    break
  case 'start':
    await run(parsed.options, parsed.isSizeGiven)
}

async function run(options: PracticeServerOptions, isSizeGiven: boolean): Promise<void> {
  const server = await startPracticeServer(options).catch((error: unknown) => end(1, trouble(error, options)))
  if (!server) return
  const { customers, seed } = server.seed
  if (isSizeGiven && (customers !== options.customers || seed !== options.seed)) {
    await server.close()
    return end(
      2,
      `${options.folder} already keeps a store with ${customers} customers of seed ${seed}. Leave --customers and --seed out, or name another folder.`,
    )
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
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Name another one, or 0 for any free one.`
  if (code === 'EACCES' && folder === null) return `Port ${port} may not be used here. Name one above 1023.`
  if (folder !== null && code !== '')
    return `The folder ${folder} cannot be used (${code}). Name another one.`
  return `The store in ${folder} cannot be read: its store.json is not one of a practice store.`
}

/** Says one sentence and ends. */
function end(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = code
}
