import type { Texts } from '../en/index.ts'
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

export const texts: Texts = {
  languageName: 'Deutsch',
  keyCaps: {
    mod: 'Strg',
    shift: 'Umschalt',
    home: 'Pos1',
    end: 'Ende',
    pageup: 'Bild ↑',
    pagedown: 'Bild ↓',
    backspace: 'Rück',
    delete: 'Entf',
  },
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
