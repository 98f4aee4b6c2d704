import type { Texts } from '../en/index.ts'

export const bulk: Texts['bulk'] = {}
