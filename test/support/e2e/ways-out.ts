import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** Ways in which a script of the page could reach a server. Each runs in the page; `at` is `127.0.0.1:port`. */
export const WAYS_OUT: Readonly<Record<string, (at: string) => string>> = {
  fetch: (at) => `fetch('http://${at}/', { mode: 'no-cors' })`,
  XMLHttpRequest: (at) => `{ const r = new XMLHttpRequest(); r.open('GET', 'http://${at}/'); r.send() }`,
  beacon: (at) => `navigator.sendBeacon('http://${at}/', 'x')`,
  WebSocket: (at) => `new WebSocket('ws://${at}/')`,
  EventSource: (at) => `new EventSource('http://${at}/')`,
  image: (at) => `new Image().src = 'http://${at}/'`,
  script: (at) => element('script', `src: 'http://${at}/'`),
  stylesheet: (at) => element('link', `rel: 'stylesheet', href: 'http://${at}/'`),
  'dynamic import': (at) => `import('http://${at}/x.js')`,
  font: (at) => `new FontFace('x', 'url(http://${at}/)').load()`,
  video: (at) => element('video', `src: 'http://${at}/'`),
  object: (at) => element('object', `data: 'http://${at}/'`),
  embed: (at) => element('embed', `src: 'http://${at}/'`),
  iframe: (at) => element('iframe', `src: 'http://${at}/'`),
  'iframe with a document of its own': (at) =>
    element('iframe', `srcdoc: '<iframe src="http://${at}/"></iframe><img src="http://${at}/">'`),
  'form in a frame': (at) =>
    `{ ${element('iframe', `name: 'into'`)}; ${element('form', `action: 'http://${at}/', target: 'into'`)}; document.forms[document.forms.length - 1].submit() }`,
  preconnect: (at) => element('link', `rel: 'preconnect', href: 'http://${at}/'`),
  prefetch: (at) => element('link', `rel: 'prefetch', href: 'http://${at}/'`),
  preload: (at) => element('link', `rel: 'preload', as: 'image', href: 'http://${at}/'`),
  modulepreload: (at) => element('link', `rel: 'modulepreload', href: 'http://${at}/x.js'`),
  icon: (at) => element('link', `rel: 'icon', href: 'http://${at}/'`),
  ping: (at) =>
    `{ const a = document.createElement('a'); a.href = '#x'; a.ping = 'http://${at}/'; document.body.append(a); a.click() }`,
  'speculation rules': (at) =>
    `{ const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ urls: ['http://${at}/'] }] }); document.head.append(s) }`,
  'a window': (at) => `window.open('http://${at}/')`,
  'a click on a link': (at) =>
    `{ const a = document.createElement('a'); a.href = 'http://${at}/'; a.target = '_blank'; document.body.append(a); a.click() }`,
  'a window by name': (at) => `{ const a = window.open('', 'w'); if (a) a.location = 'http://${at}/' }`,
  'fetch that outlives the page': (at) =>
    `fetch('http://${at}/', { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true })`,
  'fetch later': (at) => `fetchLater('http://${at}/', { activateAfter: 0, mode: 'no-cors' })`,
  WebTransport: (at) => `new WebTransport('https://${at}/')`,
  'a worker of its own': (at) =>
    `new Worker(URL.createObjectURL(new Blob(["fetch('http://${at}/', { mode: 'no-cors' })"], { type: 'text/javascript' })))`,
  'a worker that imports': (at) =>
    `new Worker(URL.createObjectURL(new Blob(["importScripts('http://${at}/')"], { type: 'text/javascript' })))`,
  'a worklet': (at) => `CSS.paintWorklet.addModule('http://${at}/x.js')`,
  'an imported style sheet': (at) => `import('http://${at}/x.css', { with: { type: 'css' } })`,
  'imported data': (at) => `import('http://${at}/x.json', { with: { type: 'json' } })`,
  'a picture in a style': (at) => `document.body.style.backgroundImage = 'url(http://${at}/)'`,
  'a style sheet that imports': (at) => element('style', `textContent: '@import "http://${at}/";'`),
  'a picture in a drawing': (at) =>
    `{ const d = document.createElement('div'); d.innerHTML = '<svg width="9" height="9"><image width="9" height="9" href="http://${at}/"/></svg>'; document.body.append(d) }`,
  audio: (at) => `new Audio('http://${at}/').load()`,
  'a poster': (at) => element('video', `poster: 'http://${at}/'`),
  subtitles: (at) =>
    `{ const v = document.createElement('video'); v.crossOrigin = ''; const t = Object.assign(document.createElement('track'), { default: true, src: 'http://${at}/' }); v.append(t); document.body.append(v); t.track.mode = 'showing' }`,
  'a button with a picture': (at) => element('input', `type: 'image', src: 'http://${at}/'`),
  'pages made ahead of time': (at) =>
    `{ const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prerender: [{ urls: ['http://${at}/'] }] }); document.head.append(s) }`,
  'a form into a window': (at) =>
    `{ ${element('form', `action: 'http://${at}/', target: '_blank'`)}; document.forms[document.forms.length - 1].submit() }`,
  'a peer of WebRTC': (at) => {
    const [host = '', port = ''] = at.split(':')
    return `(async () => { const a = new RTCPeerConnection(), b = new RTCPeerConnection(); a.createDataChannel('x'); await a.setLocalDescription(); await b.setRemoteDescription(a.localDescription); await b.setLocalDescription(); await a.setRemoteDescription(b.localDescription); await a.addIceCandidate({ candidate: 'candidate:1 1 udp 2122260223 ${host} ${port} typ host', sdpMid: '0', sdpMLineIndex: 0 }) })()`
  },
  WebRTC: (at) =>
    `{ const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${at}' }, { urls: 'turn:${at}?transport=tcp', username: 'u', credential: 'c' }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)) }`,
  'a form': (at) =>
    `{ ${element('form', `action: 'http://${at}/'`)}; document.forms[document.forms.length - 1].submit() }`,
}

/** Ways that lead the page away: on the Chromium host nothing of the app may be left in it when they are refused. */
export const WAYS_AWAY: Readonly<Record<string, (at: string) => string>> = {
  'a link that saves': (at) =>
    `{ const a = document.createElement('a'); a.href = 'http://${at}/'; a.download = 'x'; document.body.append(a); a.click() }`,
  'an address after a while': (at) =>
    `document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=http://${at}/' }))`,
  'the way of navigation': (at) => `navigation.navigate('http://${at}/')`,
  'another address': (at) => `location.href = 'http://${at}/'`,
}

const element = (name: string, properties: string): string =>
  `document.${name === 'link' ? 'head' : 'body'}.append(Object.assign(document.createElement('${name}'), { ${properties} }))`

/** A server on this machine that counts who reaches it, over TCP and UDP on one port. */
export interface Listener {
  readonly at: string
  readonly reached: () => number
  close(): Promise<void>
}

export async function openListener(): Promise<Listener> {
  let count = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    count += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const udp = createSocket('udp4', () => void (count += 1))
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    at: `127.0.0.1:${port}`,
    reached: () => count,
    async close() {
      udp.close()
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
