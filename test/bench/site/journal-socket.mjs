import { join } from 'node:path'
import { importMain } from './build.mjs'

/**
 * The app's own journal behind a socket on loopback, in place of Electron's IPC between page and main. Each page that
 * connects gets a new journal.
 * @param {import('node:http').Server} server
 * @param {string} folder
 */
export async function serveJournal(server, folder) {
  const { openJournal } = await importMain('electron/main/workspace/journal.ts', 'journal')
  const { WebSocketServer } = await import(SOCKETS)
  const sockets = new WebSocketServer({ server, path: '/journal', perMessageDeflate: false })
  let journals = 0
  sockets.on('connection', (/** @type {any} */ socket) => {
    socket._socket.setNoDelay(true)
    const journal = openJournal(join(folder, `journal-${(journals += 1)}`), 'bench', KEY)
    socket.on('message', async (/** @type {Buffer} */ data) => {
      const { no, entries } = JSON.parse(data.toString('utf8'))
      const problem = await journal.append(entries).then(
        () => null,
        (/** @type {unknown} */ error) => String(error),
      )
      socket.send(JSON.stringify({ no, problem }))
    })
    socket.on('close', () => void journal.close())
  })
  return { openJournal }
}

/** Imported by a variable, because it is there only once the contenders are installed. @type {string} */
const SOCKETS = 'ws'
const KEY = new Uint8Array(32).fill(7)
