import type { Texts } from '../en/index.ts'

export const customers: Texts['customers'] = {}
