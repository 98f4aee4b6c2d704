import { offer } from '../perform.ts'
import { pouchStore } from './pouch-store.ts'

offer(pouchStore('idb'))
