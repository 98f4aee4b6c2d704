import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

// A busy machine may stall for seconds, so the limits are long.
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } }

const node = (name: string) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`test/${name}/**/*.test.ts`],
    ...PATIENCE,
  },
})

// The Chromium that the machine has; nothing is downloaded.
const chromium = playwright({
  launchOptions: {
    executablePath: process.env['COUNTERFOIL_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        // The files share their modules: loading them for each file took most of the time.
        test: { ...node('unit').test, isolate: false },
        resolve: { alias: { electron: '/test/support/electron/stand-in.ts' } },
      },
      node('contract'),
      node('faults'),
      {
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts'],
          ...PATIENCE,
          // A page has no environment of its own.
          env: process.env['SEED'] ? { SEED: process.env['SEED'] } : {},
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: chromium,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
