import type { Texts } from '../en/index.ts'

export const palette: Texts['palette'] = {}
