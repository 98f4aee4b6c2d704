import { appStore } from './app-store.ts'
import { journalBySocket } from './main-parts.ts'
import { offer } from './perform.ts'

offer(appStore(journalBySocket, { isOpened: false }))
