import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * @typedef {import('./task.mjs').Task} Task
 * @typedef {{ round: number, figure: string, contender: string, seconds: number,
 *   metrics: Record<string, number> }} Sample
 * @typedef {{ figure: string, contender: string, reason: string }} Failure
 */

/**
 * Runs every task once in each round. The contenders of a figure run directly after one another, in another order each
 * round, so that whatever else the machine does affects all of them alike.
 *
 * @param {object} parts
 * @param {readonly Task[]} parts.tasks
 * @param {number} parts.rounds
 * @param {Omit<import('./task.mjs').Context, 'scratch' | 'signal'>} parts.context
 * @param {(samples: readonly Sample[], failures: readonly Failure[]) => void} parts.afterRound
 */
export async function runRounds({ tasks, rounds, context, afterRound }) {
  /** @type {Sample[]} */
  const samples = []
  /** @type {Failure[]} */
  const failures = []
  const figures = [...new Set(tasks.map(({ figure }) => figure))]
  for (let round = 1; round <= rounds; round += 1) {
    for (const figure of figures) {
      const own = tasks.filter((task) => task.figure === figure)
      const first = (round - 1) % own.length
      for (const task of [...own.slice(first), ...own.slice(0, first)]) {
        const { contender } = task
        if (failures.some((failed) => failed.figure === figure && failed.contender === contender)) continue
        context.log(`round ${round} of ${rounds}: ${figure}, ${contender}`)
        const began = performance.now()
        try {
          const metrics = await once(task, context)
          const seconds = Math.round((performance.now() - began) / 100) / 10
          samples.push({ round, figure, contender, seconds, metrics })
          context.log(`  ${JSON.stringify(metrics)} (${seconds} s)`)
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          failures.push({ figure, contender, reason })
          context.log(`  failed: ${reason}`)
        }
      }
    }
    afterRound(samples, failures)
  }
}

/** @param {Task} task @param {Omit<import('./task.mjs').Context, 'scratch' | 'signal'>} context */
async function once(task, context) {
  const scratch = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'))
  const limit = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => {
      limit.abort()
      reject(new Error(`took longer than ${LIMIT_MS / 60_000} minutes`))
    }, LIMIT_MS)
  })
  try {
    const running = task.run({ ...context, scratch, signal: limit.signal })
    return /** @type {Record<string, number>} */ (await Promise.race([running, tooLong]))
  } finally {
    clearTimeout(timer)
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

const LIMIT_MS = 15 * 60_000
