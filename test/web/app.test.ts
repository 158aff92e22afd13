import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../kit/browser.ts'
import { proxied } from './proxy.ts'
import { type WebService, webService } from './service.ts'
import { barriers, isTooWide, open, settled, visitor } from './visit.ts'

const path = await browserPath()
/** Where pictures of the views are put, where somebody wants to look at them. */
const PICTURES = process.env.EXHIBIT_WEB_PICTURES

const NAVIGATION = {
  ...{ Overview: '/', Findings: '/findings?status=fail%2Cunknown', Controls: '/controls', Evidence: '/evidence' },
  ...{ Identity: '/identity', Packages: '/packages', Runs: '/runs', Schedules: '/schedules' },
  ...{ Destinations: '/destinations', Accounts: '/accounts', Settings: '/settings' },
}

const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 360],
  ['light', 360],
] as const

describe.runIf(path)('the web interface', () => {
  let service: WebService
  let browser: Browser
  /** Views of one thing, which need its id. */
  let details: string[]
  beforeAll(async () => {
    ;[service, browser] = await Promise.all([webService(), openBrowser(path ?? '')])
    details = await detailsOf(service)
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
    expect(await links.allInnerTexts()).toEqual(Object.keys(NAVIGATION))
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

  test('no view has errors, foreign requests or barriers, in both themes and at both widths', async () => {
    const { context, page, complaints } = await visitor(browser, service.url, { key: service.key })
    for (const view of [...Object.values(NAVIGATION), ...details]) {
      await open(page, service.url + view)
      for (const [theme, width] of LOOKS) {
        await page.emulateMedia({ colorScheme: theme })
        await page.setViewportSize({ width, height: 900 })
        if (PICTURES !== undefined) await page.screenshot({ path: pictureOf(view, theme, width), fullPage: true })
        expect([view, theme, width, await barriers(page), await isTooWide(page)]).toEqual([
          view,
          theme,
          width,
          [],
          false,
        ])
      }
      expect([view, await page.getByRole('alert').count()]).toEqual([view, 0])
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('which buckets fail and why, and where the proof is: an address that a fresh browser restores', async () => {
    const first = await visitor(browser, service.url, { key: service.key })
    await open(first.page, `${service.url}/findings?status=fail&service=s3`)
    await first.page.getByRole('row').nth(1).getByRole('button').click()
    const finding = first.page.getByRole('article', { name: 'Finding' })
    await finding.getByRole('heading', { name: 'Settings it was judged on' }).waitFor()
    const second = await visitor(browser, service.url, { key: service.key })
    await open(second.page, first.page.url())
    const restored = second.page.getByRole('article', { name: 'Finding' })
    await settled(first.page)
    await expect
      .poll(async () => (await restored.innerText()) === (await finding.innerText()), { timeout: 60_000 })
      .toBe(true)
    expect(await finding.innerText()).not.toContain('Loading…')
    await second.page.getByRole('link', { name: 'Evidence and provenance' }).click()
    await second.page.getByRole('heading', { name: 'How we know' }).waitFor()
    await Promise.all([first.context.close(), second.context.close()])
  })

  test('who may not see something is told so, and shown no empty list', async () => {
    const { secret } = (await service.call('POST', '/v1/keys', { name: 'Auditor', scopes: ['auditor'] })).body
    const { context, page } = await visitor(browser, service.url, { key: secret })
    await open(page, `${service.url}/destinations`)
    await page.getByText('Your key does not allow this').first().waitFor()
    expect(await page.getByText('There is no destination').count()).toBe(0)
    await context.close()
  })

  test('names that were made to do harm do none', async () => {
    const name = `<img src=x onerror="document.title='owned'">\u202E${'ا'.repeat(150)}`
    const schedule = { name, cron: '0 6 * * 1', request: { accounts: [] } }
    expect((await service.call('POST', '/v1/schedules', schedule)).status).toBe(201)
    const { context, page, complaints } = await visitor(browser, service.url, { width: 360, key: service.key })
    await open(page, `${service.url}/schedules`)
    await page.getByText('<img src=x').waitFor()
    expect([await page.title(), await isTooWide(page), complaints]).toEqual(['Schedules · Exhibit', false, []])
    await context.close()
  })

  test('works behind a proxy that puts it below a path', async () => {
    const proxy = await proxied(service.url, '/tools/exhibit')
    const { context, page, complaints } = await visitor(browser, new URL(proxy.url).origin, { key: service.key })
    await open(page, `${proxy.url}/controls?status=tests_failed`)
    await page.getByRole('link', { name: 'Runs', exact: true }).click()
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
    expect(page.url()).toBe(`${proxy.url}/runs`)
    await open(page, proxy.url + (details[2] ?? ''))
    await page.getByRole('heading', { name: 'How we know' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
    await proxy.close()
  })
})

/** A finding, a control, a population with one of its members, and a run. */
async function detailsOf({ call }: WebService): Promise<string[]> {
  const first = async (list: string) => (await call('GET', list)).body.items[0]
  const finding = await first('/v1/findings?status=fail&service=s3&limit=1')
  const item = await first('/v1/evidence?type=aws.s3.bucket&limit=1')
  const member = await first(`/v1/evidence/${item.id}/resources?limit=1`)
  return [
    `/findings?status=fail&group=check&finding=${finding.id}`,
    '/controls?framework=soc2-2017&control=CC6.1',
    `/evidence/${item.id}?resource=${encodeURIComponent(member.id)}`,
    `/runs/${finding.run}`,
  ]
}

function pictureOf(view: string, theme: string, width: number): string {
  mkdirSync(PICTURES ?? '', { recursive: true })
  return join(PICTURES ?? '', `${view.split('?')[0]?.replaceAll('/', '_')}-${theme}-${width}.png`)
}
