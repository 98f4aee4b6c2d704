import type { Texts } from '../en/index.ts'

export const practice: Texts['practice'] = {}
