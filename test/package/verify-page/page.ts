import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Verification } from '../../../src/package/verify/result.ts'
import { openBrowser } from '../../kit/browser.ts'

export const PAGE = join(import.meta.dirname, '../../../templates/verify.html')

/** A verdict as far as command and page must agree. */
export type Verdict = Pick<Verification, 'valid' | 'trust'> & { failures: [string, string | null, string][] }

export const verdictOf = ({ valid, trust, failures }: Verification): Verdict => ({
  ...{ valid, trust },
  failures: failures.map(({ code, file, message }) => [code, file, message]),
})

/** `verify.html`, opened from its file in a browser without a network. */
export class VerifierPage {
  readonly page: Page
  /** What the page asked for, or complained of. */
  readonly requests: string[] = []
  readonly complaints: string[] = []
  readonly #browser: Browser

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
  async verify(path: string, options: { fingerprint?: string; ca?: string } = {}): Promise<Verdict> {
    // The same file picked again would be no change.
    await this.page.locator('#file').setInputFiles([])
    await this.#type(options)
    await this.page.locator('#file').setInputFiles(path)
    return this.verdict()
  }

  async #type({ fingerprint = '', ca = '' }: { fingerprint?: string; ca?: string }): Promise<void> {
    await this.page.locator('#fingerprint').fill(fingerprint)
    const authorities = this.page.locator('#ca')
    if (ca && !(await authorities.isVisible())) await this.page.getByText('Or a certificate authority').click()
    if (await authorities.isVisible()) await authorities.fill(ca)
  }

  async verdict(): Promise<Verdict> {
    const verdict = this.page.locator('#verdict')
    await verdict.waitFor()
    const failures = this.page.locator('#failures')
    return {
      valid: (await verdict.getAttribute('data-valid')) === 'true',
      trust: (await verdict.getAttribute('data-trust')) as Verdict['trust'],
      failures: (await failures.count()) ? JSON.parse((await failures.getAttribute('data-failures')) ?? '') : [],
    }
  }

  /** What a reader sees. */
  text(): Promise<string> {
    return this.page.locator('#result').innerText()
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}
