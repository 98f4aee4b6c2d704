import type { Texts } from '../en/index.ts'

export const sheet: Texts['sheet'] = {}
