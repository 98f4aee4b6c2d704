import './setup/node-version.mjs'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder } from '../test/support/app/remove-folder.mjs'
import { inRoot } from './setup/paths.mjs'
import { prepareApp } from './setup/prepare-app.mjs'
import { conduct, say, SetupError } from './setup/print.mjs'

// `node scripts/write-fixture.mjs`: runs this version as a person does, for a day in two minutes, and writes what it
// leaves on the disk to `test/fixtures/released/VERSION`. Run it once for each release, on Linux, and never again:
// what a released version wrote does not change any more. `test/e2e/released-data.spec.ts` opens them all.

await conduct(async () => {
  const host = await prepareApp()
  // Imported once the packages are there: they use them.
  const story = await import('../test/support/app/fixture-story.mjs')
  const { driveApp } = await import('../test/support/app/app-driver.mjs')
  const { startPracticeStore } = await import('../test/support/app/practice-store-process.mjs')
  const { pageDataOf, takeReleasedData } = await import('../test/support/app/released-data.mjs')

  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const fixture = inRoot('test', 'fixtures', 'released', version)
  const work = mkdtempSync(join(tmpdir(), 'counterfoil-fixture-'))
  const [userData, storeFolder] = [join(work, 'user-data'), join(work, 'store')]
  const practice = await customersOfPractice(join(userData, 'practice-store'))
  const more = ['--folder', storeFolder, '--texts', 'trimmed']
  const store = await startPracticeStore({ ...story.SEEDED, more })
  // Without a session there is no keychain, and a passphrase keeps the keys: they open on any machine.
  const env = { COUNTERFOIL_API_URL: store.url, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' }
  const start = () => driveApp(host, { userData, env })
  let app = await start()
  try {
    const people = await addPeople(store, story.PEOPLE)
    say('Practising, and a second store.')
    await story.practise(app.page, practice)
    await story.addStore(app.page, store)
    await story.muchChanges(app.page, store)
    say('Edits that end, and edits that wait.')
    await story.workConnected(app.page)
    await story.workOffline(app.page, store, people)
    await story.choosePreferences(app.page)
    await story.bePutOff(app.page, store)
    say('The last moment, and a crash.')
    await story.workToTheLastMoment(app.page, store)
    // Chromium writes what it keeps of choices every few seconds.
    await pause(8_000)
    await app.kill()
    await store.stop()

    rmSync(fixture, { recursive: true, force: true })
    app = await start()
    await app.page.getByRole('button', { name: 'Verbinden', exact: true }).waitFor()
    await takeReleasedData({ page: app.page, userData }, fixture)
    copyStore(storeFolder, join(fixture, 'store'), story.SEEDED.customers)
    checkStates(pageDataOf(fixture), store.storeHash)
    writeFileSync(join(fixture, 'contents.json'), contents(story, version, store, people, practice))
    say(`\nWritten to ${fixture}`)
    return 0
  } catch (error) {
    await app.page.screenshot({ path: inRoot('.cache', 'fixture-failed.png') }).catch(() => undefined)
    throw error
  } finally {
    await app.kill()
    await store.stop()
    await removeFolder(work)
  }

  /** A small practice store in the place of the one that the app would make. @param {string} folder */
  async function customersOfPractice(folder) {
    mkdirSync(userData, { recursive: true })
    const made = await startPracticeStore({ ...story.PRACTICE, more: ['--folder', folder] })
    const found = await Promise.all([3, 5].map((id) => made.control('GET', `customers/${id}`)))
    await made.stop()
    return /** @type {import('../test/support/app/fixture-story.mjs').Customer[]} */ (found)
  }
})

/**
 * @template {string} Name
 * @param {import('../test/support/app/practice-store-process.mjs').PracticeProcess} store
 * @param {Record<Name, object>} people
 */
async function addPeople(store, people) {
  const added = []
  for (const [name, values] of Object.entries(people))
    added.push([name, await store.control('POST', 'customers', values)])
  return /** @type {Record<Name, import('../test/support/app/fixture-story.mjs').Customer>} */ (
    Object.fromEntries(added)
  )
}

/** The store of the shop, with only the last of many changes of a seeded customer: each line is a whole customer. */
function copyStore(/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ seeded) {
  mkdirSync(to, { recursive: true })
  copyFileSync(join(from, 'store.json'), join(to, 'store.json'))
  const lines = readFileSync(join(from, 'changes.log'), 'utf8').split('\n').filter(Boolean)
  const ids = lines.map((line) => Number(/"id":(\d+)/.exec(line)?.[1]))
  const kept = lines.filter((_, at) => Number(ids[at]) > seeded || ids.lastIndexOf(Number(ids[at])) === at)
  writeFileSync(join(to, 'changes.log'), `${kept.join('\n')}\n`)
}

/** The story depends on the clock: on a machine that stalled, the edits may be in other states. */
function checkStates(/** @type {any} */ data, /** @type {string} */ storeHash) {
  const { tables } = data.databases.find((/** @type {any} */ one) => one.name.endsWith(storeHash))
  const { records } = tables.find((/** @type {any} */ one) => one.name === 'outbox')
  const states = records.map((/** @type {any} */ one) => one.value.state).toSorted()
  const wanted = 'conflict deferred gone queued queued refused sending unknown'
  if (states.join(' ') !== wanted) throw new SetupError(`The edits are ${states.join(' ')}, not ${wanted}.`)
}

/** What a person has to find, for the test. */
function contents(
  /** @type {typeof import('../test/support/app/fixture-story.mjs')} */ {
    PEOPLE,
    PASSPHRASE,
    PASSWORD,
    ...story
  },
  /** @type {string} */ version,
  /** @type {{ storeHash: string }} */ { storeHash },
  /** @type {Record<string, { id: number }>} */ people,
  /** @type {readonly { email: string }[]} */ practice,
) {
  const named = Object.entries(PEOPLE).map(([name, { first_name: first, last_name: last, email }]) => [
    name,
    { id: people[name]?.id, label: `${first} ${last}`, email },
  ])
  const [delivered, waits] = practice
  const found = {
    version,
    takenAt: Date.now(),
    passphrase: PASSPHRASE,
    password: PASSWORD,
    store: { hash: storeHash, seed: story.SEEDED, customers: story.SEEDED.customers + named.length },
    practice: { customers: story.PRACTICE.customers, delivered: delivered?.email, waits: waits?.email },
    people: Object.fromEntries(named),
  }
  return `${JSON.stringify(found, null, 2)}\n`
}
