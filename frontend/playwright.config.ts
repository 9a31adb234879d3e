import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || true'], { encoding: 'utf8' }).trim()
if (!chromium) throw new Error('the tests need a Chromium: apt-get install chromium, or name one in CHROMIUM')

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
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
