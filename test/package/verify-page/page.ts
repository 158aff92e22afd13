import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Verification, VerifyOptions } from '../../../src/package/verify/result.ts'
import { openBrowser } from '../../kit/browser.ts'

export const PAGE = join(import.meta.dirname, '../../../templates/verify.html')

/** What the page notes beside what it shows. */
const READ = `({...document.getElementById('verdict').dataset, ...document.getElementById('failures')?.dataset})`

/** A verdict as far as command and page must agree. */
export type Verdict = Pick<Verification, 'valid' | 'trust'> & { failures: [string, string | null, string][] }

export const verdictOf = ({ valid, trust, failures }: Verification): Verdict => ({
  ...{ valid, trust },
  failures: failures.map(({ code, file, message }) => [code, file, message]),
})

type Typed = Pick<VerifyOptions, 'fingerprint' | 'ca' | 'caSubject' | 'tsaCa'>

const AUTHORITY = 'Or a certificate authority'
/** Where each is typed, and what must be opened for it. */
const FIELDS = {
  fingerprint: { id: '#fingerprint', under: null },
  ca: { id: '#ca', under: AUTHORITY },
  caSubject: { id: '#ca-subject', under: AUTHORITY },
  tsaCa: { id: '#tsa-ca', under: 'Or a timestamp authority' },
} as const

/** `verify.html`, opened from its file in a browser without a network. */
export class VerifierPage {
  readonly page: Page
  /** What the page asked for, or complained of. */
  readonly requests: string[] = []
  readonly complaints: string[] = []
  readonly #browser: Browser
  #path = ''
  #typed: Typed = {}

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
    page.on('request', request => this.requests.push(request.url()))
    page.on('console', message => this.complaints.push(message.text()))
    page.on('pageerror', error => this.complaints.push(error.message))
  }

  static async open(browserPath: string, path = PAGE): Promise<VerifierPage> {
    const browser = await openBrowser(browserPath)
    const context = await browser.newContext({ offline: true, viewport: { width: 1000, height: 1400 } })
    const opened = new VerifierPage(browser, await context.newPage())
    await opened.page.goto(pathToFileURL(path).href)
    return opened
  }

  /** Picks a file and waits for the verdict on it. */
  async verify(path: string, options: Typed = {}): Promise<Verdict> {
    const file = this.page.locator('#file')
    // The same file picked again would be no change.
    if (path === this.#path) await file.setInputFiles([])
    this.#path = path
    await this.#type(options)
    await file.setInputFiles(path)
    return this.verdict()
  }

  async #type(given: Typed): Promise<void> {
    for (const [name, { id, under }] of Object.entries(FIELDS) as [keyof Typed, (typeof FIELDS)[keyof Typed]][]) {
      const text = given[name] ?? ''
      if (text === (this.#typed[name] ?? '')) continue
      const field = this.page.locator(id)
      if (under !== null && !(await field.isVisible())) await this.page.getByText(under).click()
      await field.fill(text)
    }
    this.#typed = given
  }

  async verdict(): Promise<Verdict> {
    await this.page.locator('#verdict').waitFor()
    const { valid, trust, failures }: Record<string, string> = await this.page.evaluate(READ)
    return { valid: valid === 'true', trust: trust as Verdict['trust'], failures: JSON.parse(failures ?? '[]') }
  }

  /** What a reader sees. */
  text(): Promise<string> {
    return this.page.locator('#result').innerText()
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}
