import { appStore } from './app-store.ts'
import { noJournal } from './main-parts.ts'
import { offer } from './perform.ts'

offer(appStore(noJournal))
