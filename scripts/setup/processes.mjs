import { spawn } from 'node:child_process'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'show' | 'errors' | 'quiet'} [output] `show`: both streams as they are; `errors`: all on stderr;
 *   `quiet`: kept, and answered
 * @property {number | undefined} [limitMs] ends it after this time, with all of its process group
 * @property {string} [input] for its stdin
 * @property {boolean} [isGentle] a signal to us goes to its own process first, which ends what it started by itself
 *
 * @typedef {{ code: number, output: string, isOverTime: boolean }} RunResult
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
/** Processes that get a signal instead of being killed, because they end what they started. @type {WeakSet<import('node:child_process').ChildProcess>} */
const gentle = new WeakSet()
/** @type {Set<() => void>} */
const lastWishes = new Set()
let isEnding = false

/**
 * Runs a program to its end, in a process group of its own so that all of it can be ended, and is.
 * A program that cannot be started ends with code 127.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  const { output = 'show', limitMs, input } = options
  const child = start(program, args, {
    ...options,
    stdio: [input === undefined ? 'ignore' : 'pipe', ...STREAMS[output]],
  })
  let text = ''
  child.stdout?.on('data', (/** @type {Buffer} */ data) => (text += data.toString('utf8')))
  child.stderr?.on('data', (/** @type {Buffer} */ data) => (text += data.toString('utf8')))
  child.stdin?.end(input)
  return new Promise((resolve) => {
    let isOverTime = false
    const limits = limitMs === undefined ? [] : [setTimeout(overTime, limitMs)]
    function overTime() {
      isOverTime = true
      // A process that it left behind may hold its streams open for ever, so they are not waited for long.
      child.once('exit', ended)
      endTree(child)
      limits.push(setTimeout(() => endTree(child, 'SIGKILL'), PATIENCE_MS))
    }
    function ended(/** @type {number | null} */ code) {
      for (const limit of limits) clearTimeout(limit)
      // A process that ends because everything ends prints nothing more.
      if (!isEnding) resolve({ code: code ?? 1, output: text, isOverTime })
    }
    child.once('error', () => ended(127))
    child.once('exit', () => endGroup(child, 'SIGKILL'))
    child.once('close', ended)
  })
}

/**
 * Starts a program that runs in parallel to this one and ends with it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, isGentle?: boolean, stdio?: import('node:child_process').StdioOptions }} options
 */
export function start(program, args, { cwd, env = process.env, isGentle = false, stdio = 'inherit' }) {
  const child = spawn(program, args, { cwd, env, stdio, detached: process.platform !== 'win32' })
  running.add(child)
  if (isGentle) gentle.add(child)
  const gone = () => running.delete(child)
  child.once('error', gone)
  child.once('exit', gone)
  endWithSignals()
  return child
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} [signal] */
function endTree(child, signal = 'SIGTERM') {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32')
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
  else endGroup(child, signal)
}

/**
 * Asks a program to end. The app's main process saves what its page holds, and needs that page: its own process is
 * asked alone, and what it leaves behind is ended with its group afterwards. Windows asks its windows.
 * @param {import('node:child_process').ChildProcess} child
 */
function askToEnd(child) {
  if (!gentle.has(child) || child.pid === undefined) return endTree(child)
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid)], { stdio: 'ignore' })
  else child.kill('SIGTERM')
}

/**
 * Ends what is left of a child's process group, although it may have ended itself.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup({ pid }, signal) {
  if (pid === undefined || process.platform === 'win32') return
  try {
    process.kill(-pid, signal)
  } catch {
    // Nothing is left.
  }
}

/** Called when this process ends by a signal. @param {() => void} wish */
export const atTheEnd = (wish) => void lastWishes.add(wish)

let isListening = false
function endWithSignals() {
  if (isListening) return
  isListening = true
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => endAll(code))
  }
  endWithNpm()
  process.once('exit', () => {
    for (const child of running) endTree(child, 'SIGKILL')
    for (const wish of lastWishes) wish()
  })
}

/** A signal to npm ends its shell and does not reach us; all that we notice is that our parent is gone. */
function endWithNpm() {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  const watching = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watching)
    endAll(143)
  }, LOOK_EVERY_MS)
  watching.unref()
}

/** First asks all processes to end, then kills them; after a second signal, at once. @param {number} code */
function endAll(code) {
  if (isEnding || running.size === 0) process.exit(code)
  isEnding = true
  for (const child of running) {
    child.once('exit', () => running.size === 0 && process.exit(code))
    askToEnd(child)
  }
  setTimeout(() => process.exit(code), PATIENCE_MS)
}

const PATIENCE_MS = 8_000
const LOOK_EVERY_MS = 500

/** @type {Record<'show' | 'errors' | 'quiet', import('node:child_process').IOType[] | (number | 'pipe' | 'inherit')[]>} */
const STREAMS = { show: ['inherit', 'inherit'], errors: [2, 2], quiet: ['pipe', 'pipe'] }
