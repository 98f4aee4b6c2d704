/**
 * Desktops on Linux take the body for markup: a name with a link in it would be a link there.
 * @returns the body as it must be handed over to be shown letter by letter
 */
export const bodyText = (body: string, platform: NodeJS.Platform): string =>
  platform === 'linux' ? body.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '') : body

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
