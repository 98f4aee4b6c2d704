import PouchDB from 'pouchdb-browser'
import adapter from 'pouchdb-adapter-indexeddb'
import { offer } from '../perform.ts'
import { pouchStore } from './pouch-store.ts'

PouchDB.plugin(adapter)
offer(pouchStore())
