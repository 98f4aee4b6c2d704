import type { Texts } from '../en/index.ts'

export const form: Texts['form'] = {}
