import { execFileSync } from 'node:child_process'

const executablePath = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || true'], { encoding: 'utf8' }).trim()
if (!executablePath) throw new Error('this needs a Chromium: apt-get install chromium, or name one in CHROMIUM')

/** How Debian's Chromium is started, so that it draws without a GPU and asks nothing of the network by itself. */
export const launchOptions = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}
