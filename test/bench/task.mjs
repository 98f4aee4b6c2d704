/**
 * One contender doing one workload once.
 *
 * @typedef {object} Task
 * @property {string} figure
 * @property {string} contender
 * @property {(context: Context) => Promise<Record<string, number>>} run resolves to the metrics: milliseconds, bytes
 *   or counts
 *
 * @typedef {object} Context
 * @property {string} root the checkout
 * @property {string} scratch a fresh folder of this task, removed after it
 * @property {string} chromium path of the program
 * @property {number} customers
 * @property {(text: string) => void} log
 * @property {AbortSignal} signal aborted when the task takes too long
 */
export {}
