import { defineConfig } from '@playwright/test'

// The built app, on Electron or on the Chromium host: no browser of Playwright's own is used or downloaded.
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/prepare.ts',
  outputDir: 'test-results',
  // The specs start whole apps; two at once would only wait for each other.
  workers: 1,
  retries: 0,
  // A busy machine may stand still for seconds: what waits, waits long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list']],
})
