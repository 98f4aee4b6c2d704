import type { Texts } from '../en/index.ts'

export const conflicts: Texts['conflicts'] = {}
