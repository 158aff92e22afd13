import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../kit/browser.ts'
import { type WebService, webService } from './service.ts'
import { barriers, isTooWide, open, visitor } from './visit.ts'

const path = await browserPath()

const NAVIGATION = ['Overview', 'Findings', 'Controls', 'Evidence', 'Packages', 'Runs']
const VIEWS = ['/', '/findings?status=fail%2Cunknown', '/controls', '/evidence', '/packages', '/runs']

describe.runIf(path)('the web interface', () => {
  let service: WebService
  let browser: Browser
  beforeAll(async () => {
    ;[service, browser] = await Promise.all([webService(), openBrowser(path ?? '')])
  })
  afterAll(async () => {
    await browser?.close()
    await service?.close()
  })

  test('lets in who has a key, and nobody else', async () => {
    const { context, page, complaints } = await visitor(browser, service.url, { key: null })
    await open(page, `${service.url}/findings?status=fail`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await barriers(page)).toEqual([])
    const field = page.getByLabel('API key', { exact: true })
    const button = page.getByRole('button', { name: 'Sign in' })
    await field.fill('guess')
    await button.click()
    await page.getByText('An API key is exk_').waitFor()
    await field.fill(`exk_${'0'.repeat(64)}`)
    await button.click()
    await page.getByText('This API key is not known').waitFor()
    await field.fill(service.key)
    await button.click()
    await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor()
    expect(new URL(page.url()).search).toBe('?status=fail')
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    expect(await links.allInnerTexts()).toEqual(NAVIGATION)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await field.waitFor()
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    // The browser itself tells of the answer 401 to the wrong key.
    expect(complaints.filter(text => !text.includes('401'))).toEqual([])
    await context.close()
  })

  test('opens by the link that the command prints, and takes the key out of the address', async () => {
    const { context, page, complaints } = await visitor(browser, service.url, { key: null })
    await open(page, `${service.url}/sign-in#key=${service.key}`)
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    expect(page.url()).toBe(`${service.url}/`)
    expect(complaints).toEqual([])
    await context.close()
  })

  describe.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('%s, %i pixels wide', (theme, width) => {
    test('every view is without errors, foreign requests and barriers', async () => {
      const { context, page, complaints } = await visitor(browser, service.url, { theme, width, key: service.key })
      for (const view of VIEWS) {
        await open(page, service.url + view)
        expect([view, await barriers(page), await isTooWide(page)]).toEqual([view, [], false])
      }
      expect(complaints).toEqual([])
      await context.close()
    })
  })
})
