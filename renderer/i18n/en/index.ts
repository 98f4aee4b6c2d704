import { bulk } from './bulk.ts'
import { conflicts } from './conflicts.ts'
import { customers } from './customers.ts'
import { fields } from './fields.ts'
import { form } from './form.ts'
import { history } from './history.ts'
import { outbox } from './outbox.ts'
import { palette } from './palette.ts'
import { practice } from './practice.ts'
import { problems } from './problems.ts'
import { settings } from './settings.ts'
import { sheet } from './sheet.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { states } from './states.ts'
import { unreadable } from './unreadable.ts'
import { updates } from './updates.ts'
import { system } from './system.ts'

export const texts = {
  /** The name of the language as its speakers write it. */
  languageName: 'English',
  /** Keys of the keyboard whose caps differ from an English keyboard's. */
  keyCaps: {} as Readonly<Record<string, string>>,
  bulk,
  conflicts,
  customers,
  fields,
  form,
  history,
  outbox,
  palette,
  practice,
  problems,
  settings,
  sheet,
  shell,
  signIn,
  states,
  unreadable,
  updates,
  system,
}

export type Texts = typeof texts
