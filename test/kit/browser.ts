import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import packed from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { pathOf } from './machine.ts'

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const

/** A Chromium that runs here: one that is installed, else the one from npm, which is for Linux on x64; null without. */
export async function browserPath(): Promise<string | null> {
  for (const name of INSTALLED) {
    const path = pathOf(name)
    if (path && (await runs(path))) return path
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const path = await packed.executablePath()
  return (await runs(path)) ? path : null
}

const runs = (path: string): Promise<boolean> =>
  promisify(execFile)(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  )

/** Tests run as root on some machines, where Chromium's sandbox cannot be had; and it must not speak to its maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (path: string): Promise<Browser> =>
  chromium.launch({ executablePath: path, headless: true, args: ['--headless', ...ARGUMENTS] })
