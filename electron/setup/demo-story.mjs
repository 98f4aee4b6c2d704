/** @returns {Promise<number>} */
export const demo = () => Promise.resolve(1)
