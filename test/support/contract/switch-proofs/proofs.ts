import type { SwitchName, Switches } from '../../../../electron/main/practice-store/switches.ts'
import { store } from '../shared-practice.ts'

type Position<S extends SwitchName> = Switches[S]
/** What can be seen from outside in each position of each switch. */
export type Proofs = { readonly [S in SwitchName]: { readonly [P in Position<S>]: () => Promise<void> } }

export const date = async (id = 5): Promise<string> => (await store.customer(id)).date_modified
