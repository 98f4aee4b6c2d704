import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {}
