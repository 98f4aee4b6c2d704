import { connect, customersArrive, statusBar } from '../support/app/app-actions.mjs'
import { textsFor } from '../../electron/main/window/texts.ts'
import { expect, test } from '../support/e2e/start-app.ts'
import { openGate } from '../support/e2e/gate.ts'

test.setTimeout(240_000)

test('a script in the page can connect no store of its own: main asks, and nothing is sent before', async ({
  newStore,
  launchApp,
}) => {
  const [own, foreign] = [await newStore(), await newStore(30, ['--seed', '6'])]
  const gate = await openGate([own, foreign])
  try {
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: gate.url, COUNTERFOIL_HOST_ANSWERS: '' } })
    const { page } = app
    await connect(page, own)
    await customersArrive(page, '40')
    const answer = await page.evaluate<{ readonly problem: { readonly code: string } }>(
      `counterfoil.session.connect(${JSON.stringify({
        storeHash: foreign.storeHash,
        token: foreign.accessToken,
        keep: 'keychain',
      })})`,
    )
    expect(answer.problem.code).toBe('aborted')
    expect(app.output).toContain(textsFor('en').connectStore(foreign.storeHash))
    expect(await foreign.control('GET', 'requests')).toEqual([])
    await expect(statusBar(page)).toContainText('Nothing waiting')
    // Nor does it quit the app.
    const quit = await page.evaluate<{ readonly ok: boolean }>('counterfoil.app.quit({})')
    expect(quit.ok).toBe(false)
    await expect(statusBar(page)).toContainText('Nothing waiting')
  } finally {
    await gate.close()
  }
})
