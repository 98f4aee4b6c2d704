import { offer } from './perform.ts'
import { rawStore } from './raw-store.ts'

offer(rawStore())
