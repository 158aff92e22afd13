import { expect, onTestFinished, test } from 'vitest'
import { recordRun } from '../../api/record.ts'
import { testService } from '../../api/service.ts'
import { CLIENT, openIdProvider } from '../../api/single-sign-on/provider.ts'
import { proxied } from '../proxy.ts'
import { barriers, open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const ANA = {
  ...{ sub: 'ana', name: 'Ana Ruiz', email: 'ana@example.com', email_verified: true, groups: ['security'] },
}

/** A service behind a proxy and below a path, with a provider at another site. */
async function behindProxy() {
  let target = ''
  const { url, close } = await proxied(() => target, '/evidence')
  onTestFinished(close)
  const provider = await openIdProvider(`${url}/auth/callback`, ANA)
  const service = await testService({
    listens: true,
    env: {
      ...{ EXHIBIT_PUBLIC_URL: url, EXHIBIT_OIDC_ISSUER: provider.issuer, EXHIBIT_OIDC_CLIENT_ID: CLIENT.id },
      ...{ EXHIBIT_OIDC_CLIENT_SECRET: CLIENT.secret, EXHIBIT_OIDC_ROLES: 'security=admin' },
      EXHIBIT_OIDC_NAME: 'Example',
    },
  })
  target = service.url
  return { ...service, url, provider }
}

export function singleSignOn(world: Shared): void {
  test('signs in at an OpenID provider, behind a proxy, and out again', async () => {
    const { url, admin } = await behindProxy()
    await visiting(world(), { key: null }, async ({ page, context }) => {
      await open(page, `${url}/findings?status=fail`)
      expect(await barriers(page)).toEqual([])
      await page.getByRole('link', { name: 'Continue with Example' }).click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor()
      expect(page.url()).toBe(`${url}/findings?status=fail`)
      expect(await page.evaluate('[document.cookie, sessionStorage.length]')).toEqual(['exhibit_signed_in=1', 0])
      await page.reload()
      await page.getByText('Ana Ruiz').first().waitFor()
      expect((await context.cookies()).find(({ name }) => name === 'exhibit_session')).toMatchObject({
        ...{ httpOnly: true, sameSite: 'Strict', path: '/evidence/' },
      })

      await open(page, `${url}/settings`)
      await page.getByText('ana@example.com').first().waitFor()
      expect(await barriers(page)).toEqual([])
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in to Exhibit' }).waitFor()
      expect((await context.cookies()).filter(({ name }) => name.startsWith('exhibit'))).toEqual([])
      expect((await admin('GET', '/v1/audit-log?action=sign-out')).body.items).toHaveLength(1)
    })
  })

  test('who is not let in is told why', async () => {
    const { url, provider } = await behindProxy()
    provider.account = { ...ANA, email_verified: false }
    await visiting(world(), { key: null }, async ({ page }) => {
      await open(page, `${url}/`)
      await page.getByRole('link', { name: 'Continue with Example' }).click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByText('Your e-mail address is not verified at the identity provider.').waitFor()
      expect(await barriers(page)).toEqual([])
    })
  })

  test('an admin makes a link for an auditor, who sees one package, and then who saw what', async () => {
    const { url, runtime, admin } = await behindProxy()
    const shown = await recordRun(runtime, { account: '111111111111' })
    const hidden = await recordRun(runtime, { account: '222222222222' })
    let link = ''
    await visiting(world(), { key: admin.secret }, async ({ page }) => {
      await open(page, `${url}/settings`)
      await page.getByRole('button', { name: 'Create a sign-in link' }).click()
      await page.getByLabel('Person').first().fill('Eve Adams')
      await page.getByLabel('Packages', { exact: true }).fill(shown.package)
      await page.getByRole('button', { name: 'Create a sign-in link' }).click()
      link = await page.getByText('#token=').innerText()
    })
    expect(link).toMatch(new RegExp(`^${url}/sign-in#token=exs_[0-9a-f]{64}$`))
    await visiting(world(), { key: null }, async ({ page }) => {
      await open(page, link)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await open(page, `${url}/packages`)
      await settled(page)
      const text = await page.locator('main').innerText()
      expect(text).toContain('111111111111')
      expect(text).not.toContain('222222222222')
      await open(page, `${url}/evidence/${shown.item}`)
      await page.goto(`${url}/evidence/${hidden.item}`)
      await page.getByText('There is no evidence item').first().waitFor()
    })
    await visiting(world(), { key: admin.secret }, async ({ page }) => {
      await open(page, `${url}/settings`)
      await page.getByText('evidence.view').first().waitFor()
      await page.getByText('Eve Adams').first().waitFor()
    })
  })
}
