import { contextBridge, ipcRenderer } from 'electron'
import { CHANNEL_NAMES, channelName, EVENT_NAMES, eventName } from '../../shared/bridge-names.ts'

// What the page sees as `window.counterfoil`: one function for each call of the contract and nothing that
// takes the name of a channel. Electron's event object never reaches the page.

type Ask = (args: unknown) => Promise<unknown>

const askOn = (channel: string): Ask => {
  return (args) => ipcRenderer.invoke(channel, args)
}

const groups = Object.fromEntries(
  Object.entries(CHANNEL_NAMES).map(([group, methods]) => [
    group,
    Object.fromEntries(methods.map((method) => [method, askOn(channelName(group, method))])),
  ]),
)

function on(event: string, hear: (what: unknown) => void): () => void {
  if (!EVENT_NAMES.some((name) => name === event)) throw new TypeError('There is no such event.')
  const listener = (_event: unknown, what: unknown): void => hear(what)
  ipcRenderer.on(eventName(event), listener)
  return () => void ipcRenderer.removeListener(eventName(event), listener)
}

contextBridge.exposeInMainWorld('counterfoil', { ...groups, on })
