import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'

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

/** Requests under way, by page. */
const underWay = new WeakMap<Page, { count: number }>()

/** Somebody in front of a fresh browser, who notes whatever goes wrong. */
export async function visitor(browser: Browser, origin: string, { width = 1280, key }: Looks): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  if (key !== null) await context.addInitScript(`sessionStorage.setItem('exhibit.key', '${key}')`)
  return { context, ...(await newPage(context, origin)) }
}

/** A further page of the same somebody. */
export async function newPage(context: BrowserContext, origin: string): Promise<Omit<Visitor, 'context'>> {
  const page = await context.newPage()
  // A busy machine is slow, which is no fault of the page.
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  const pending = { count: 0 }
  underWay.set(page, pending)
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => void complaints.push(error.message))
  page.on('request', request => {
    pending.count++
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) complaints.push(request.url())
  })
  page.on('requestfinished', () => void pending.count--)
  page.on('requestfailed', () => void pending.count--)
  return { page, complaints }
}

/** Opens a view and waits until it shows what it is about. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await settled(page)
}

/** Goes to another view of the page that is open, as its links do. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  await settled(page)
}

const PAINTED = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))'

/** Waits until nothing is being loaded any more and all of it is painted. */
export async function settled(page: Page): Promise<void> {
  const busy = async () => (underWay.get(page)?.count ?? 0) > 0 || (await page.getByText('Loading…').count()) > 0
  do await page.evaluate(PAINTED)
  while (await busy())
}

const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds, a line each; `coloursAlone` where nothing else is different from what it looked at before. */
export async function barriers(page: Page, { coloursAlone = false } = {}): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE)
  const only = coloursAlone ? { runOnly: { type: 'rule', values: COLOURS } } : {}
  const found = await page.evaluate(`axe.run(${JSON.stringify({ resultTypes: ['violations'], ...only })})`)
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
}

/** Whether the page itself scrolls sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** What the browser was handed as a file after something was done. */
export async function downloaded(page: Page, act: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}
