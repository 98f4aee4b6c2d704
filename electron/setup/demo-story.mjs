/**
 * Tells the whole story on the built app.
 * @param {import('./host-choice.mjs').Host} _host what runs it
 * @returns {Promise<number>} the exit code
 */
export const demo = (_host) => Promise.resolve(1)
