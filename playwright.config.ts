import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

// The built app, on Electron or on the Chromium host: no browser of Playwright's own is used or downloaded.
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/e2e/prepare.ts',
  outputDir: 'test-results',
  // Each spec starts an app with a folder of its own, which is at work in several processes.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  retries: 0,
  // A busy machine may stall for seconds, so the limits are long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list']],
})
