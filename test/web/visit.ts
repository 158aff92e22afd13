import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Looks {
  readonly width?: number
  /** The API key to be signed in with; null: nobody is. */
  readonly key: string | null
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors on the console, what the policy refused, and requests to anywhere else. */
  readonly complaints: string[]
}

/** Somebody in front of a fresh browser, who notes whatever goes wrong. */
export async function visitor(browser: Browser, origin: string, { width = 1280, key }: Looks): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  if (key !== null) await context.addInitScript(`sessionStorage.setItem('exhibit.key', '${key}')`)
  const page = await context.newPage()
  // A busy machine is slow, which is no fault of the page.
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => void complaints.push(error.message))
  page.on('request', request => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) complaints.push(request.url())
  })
  return { context, page, complaints }
}

/** Opens a view and waits until it shows what it is about. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await settled(page)
}

/** Waits until nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  while ((await page.getByText('Loading…').count()) > 0) await page.waitForTimeout(50)
}

/** What axe finds, a line each. */
export async function barriers(page: Page): Promise<string[]> {
  const found = await page.evaluate(`${AXE}; axe.run({ resultTypes: ['violations'] })`)
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
}

/** Whether the page itself scrolls sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
