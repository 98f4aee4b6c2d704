import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { help } from '../../../../../electron/main/practice-store/command-line.ts'
import { CALL_NAMES } from '../../../../../electron/main/practice-store/control/control.ts'
import { SWITCH_NAMES, SWITCHES } from '../../../../../electron/main/practice-store/switches.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/practice-store.md'), 'utf8')

describe('docs/practice-store.md', () => {
  it.each(SWITCH_NAMES)('has the switch %s with its positions in order', (name) => {
    const positions = SWITCHES[name].positions.map((position) => `\`${position}\``).join(', ')
    expect(page).toMatch(new RegExp(`\\| \`${name}\` +\\| ${positions} +\\|`))
  })

  it.each([...help().matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag]) => flag ?? '').slice(0, 11))(
    'has the flag %s',
    (flag) => {
      expect(page).toContain(`\`${flag}`)
    },
  )

  it.each(CALL_NAMES)('has an example of %s', (name) => {
    expect(page).toContain(`$P/${name.replace('{id}', '5')}`)
  })
})
