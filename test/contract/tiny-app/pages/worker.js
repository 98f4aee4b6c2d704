import { answer } from '/part.js'

const missing = await fetch('/not-there.js')
await navigator.locks.request('tiny', async () => {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array([1]))
  postMessage({ answer, status: missing.status, isSecure: isSecureContext, digest: digest.byteLength })
})
