import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { connect } from '../support/app/app-actions.mjs'
import { expect, test } from '../support/e2e/app.ts'

const inFixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/expired-certificate/${name}.pem`, import.meta.url))

// Only the Chromium host's client looks at the date of a self-signed certificate.
test.skip(({ browserName: _ }) => process.env['COUNTERFOIL_TEST_HOST']?.includes('"electron"') === true)

test('a certificate that is not valid today is taken for a wrong clock, and said so', async ({
  launchApp,
}) => {
  const server = createServer({ key: inFixture('key'), cert: inFixture('certificate') }, (_, answer) =>
    answer.end('{}'),
  )
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: url } })
    await connect(page, { storeHash: 'abc123', accessToken: 'abcdefghijklmnopqrstuvwxyz12345' })
    const words = en.signIn.problems['wrong-clock']
    await expect(page.getByRole('main')).toContainText(`${words?.what} ${words?.todo}`)
  } finally {
    server.close()
  }
})
