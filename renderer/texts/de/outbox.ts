import type { Texts } from '../en/index.ts'

export const outbox: Texts['outbox'] = {}
