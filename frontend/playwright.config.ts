import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/chromium.mjs'

/** The tests of the pages, in Debian's Chromium, against the server's binary, which make build makes. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Copenhagen',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
})
