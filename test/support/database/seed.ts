/** The seed of a random test: a new one each time, or the one that `SEED=…` asks for. */
export const seed = (): number => Number(import.meta.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
