import { clientRequest } from './client-request.mjs'
import { strict } from './strict-api.mjs'

/** Electron's `net`: the part of it by which main makes requests. */
export const net = strict('net', { request: clientRequest })
