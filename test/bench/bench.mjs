import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium as browsers } from 'playwright-core'
import { inRoot, ROOT } from '../../scripts/setup/paths.mjs'
import { atTheEnd } from '../../scripts/setup/processes.mjs'
import { say, SetupError } from '../../scripts/setup/print.mjs'
import { hasSandbox } from '../../electron/chromium-host/chromium.mjs'
import { machineOf, versions } from './machine.mjs'
import { readResults, writeResults } from './results.mjs'
import { runRounds } from './rounds.mjs'
import { buildPages, PAGES } from './site/build.mjs'
import { serveJournal } from './site/journal-socket.mjs'
import { serve } from './site/serve.mjs'
import { ENTRIES, storeTasks } from './store/tasks.mjs'
import { table } from './table.mjs'

/** @typedef {import('./task.mjs').Task} Task */

/** @param {import('./flags.mjs').Flags & { chromium: string }} options */
export async function bench({ rounds, customers, only, contenders, chromium }) {
  say('Bundling the pages.')
  await buildPages(ENTRIES)
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'))
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const { origin, server } = await serve(PAGES)
    const { openJournal } = await serveJournal(server, folder)
    const all = [
      ...storeTasks({ origin, profiles: join(folder, 'profiles'), openJournal }),
      ...(await tasksOf('keystroke')),
      ...(await tasksOf('drain')),
      ...(await tasksOf('startup')),
      ...(await tasksOf('outbox-scale')),
    ]
    const tasks = all.filter(
      ({ figure, contender }) =>
        (!only || only.includes(figure)) &&
        (!contenders || contenders.some((name) => contender.toLowerCase().startsWith(name))),
    )
    if (tasks.length === 0) {
      const known = [...new Set(all.map(({ figure }) => figure))]
      throw new SetupError(
        `There is no such figure or contender. There are the figures ${known.join(', ')}.`,
        2,
      )
    }
    const about = {
      at: new Date().toISOString(),
      rounds,
      customers,
      machine: await machine(chromium),
      versions: versions(),
    }
    const kept = otherFigures(tasks, customers)
    const context = { root: ROOT, chromium, customers, log: say }
    await runRounds({
      tasks,
      rounds,
      context,
      afterRound(samples, failures) {
        const results = {
          ...about,
          samples: [...kept.samples, ...samples],
          failures: [...kept.failures, ...failures],
        }
        writeResults(results)
        process.stdout.write(table(results))
      },
    })
    server.closeAllConnections()
    server.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}

/**
 * The results of an earlier run with as many customers, for the figures that this run doesn't measure.
 * @param {readonly Task[]} tasks @param {number} customers
 */
function otherFigures(tasks, customers) {
  const before = readResults()
  if (before?.customers !== customers) return { samples: [], failures: [] }
  const isOther = (/** @type {{ figure: string }} */ { figure }) =>
    tasks.every((task) => task.figure !== figure)
  return { samples: before.samples.filter(isOther), failures: before.failures.filter(isOther) }
}

/** The tasks of another part of the benchmark. @param {string} name @returns {Promise<readonly Task[]>} */
async function tasksOf(name) {
  const file = inRoot('test', 'bench', name, 'tasks.mjs')
  if (!existsSync(file)) return []
  return (await import(pathToFileURL(file).href)).tasks
}

/** @param {string} chromium */
async function machine(chromium) {
  const browser = await browsers.launch({ executablePath: chromium, chromiumSandbox: hasSandbox() })
  try {
    return machineOf(browser)
  } finally {
    await browser.close()
  }
}
