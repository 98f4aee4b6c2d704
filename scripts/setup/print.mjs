/**
 * Prints what set-up does, on stderr: stdout belongs to the command itself.
 * @param {string} sentence
 */
export const say = (sentence) => void process.stderr.write(`${sentence}\n`)

/** Something that a person must settle; its message is the sentence for them. */
export class SetupError extends Error {
  /** @param {string} sentence @param {number} [exitCode] */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}

/**
 * Prints what stopped a command. Only an unexpected error shows its stack.
 * @param {unknown} error
 */
export const explain = (error) =>
  say(error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error))

/**
 * Runs a command; errors that stop it are printed.
 * @param {() => Promise<number | void>} command answers the exit code
 */
export async function conduct(command) {
  let code = 1
  try {
    code = (await command()) ?? 0
  } catch (error) {
    explain(error)
    if (error instanceof SetupError) code = error.exitCode
  }
  // Programs that still run are ended with this process, once all output is written.
  process.stdout.write('', () => process.exit(code))
}
