import { findChromium } from '../../../electron/chromium-host/find-chromium.mjs'

/** For tests of what the headless shell does otherwise: it locks no profile, keeps less and fetches less ahead. */
export const WHOLE_CHROMIUM =
  findChromium({ ...process.env, COUNTERFOIL_CHROMIUM: '' }) ?? findChromium() ?? ''
