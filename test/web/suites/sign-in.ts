import { expect, test } from 'vitest'
import { barriers, open } from '../visit.ts'
import { NAVIGATION, type Shared, visiting } from '../world.ts'

export function signIn(world: Shared): void {
  test('lets in who has a key, and nobody else', async () => {
    const { url, key } = world().service
    await visiting(world(), { key: null }, async ({ page, complaints }) => {
      await open(page, `${url}/findings?status=fail`)
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
      await field.fill(key)
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
    })
  })

  test('opens by the link that the command prints, once, and takes the token out of the address', async () => {
    const { url, link } = world().service
    await visiting(world(), { key: null }, async ({ page, complaints }) => {
      await open(page, link)
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
      expect(page.url()).toBe(`${url}/`)
      expect(complaints).toEqual([])
    })
    await visiting(world(), { key: null }, async ({ page }) => {
      await open(page, link)
      await page.getByText('This link was used already or has expired').waitFor()
    })
  })

  test('who may not see something is told so, and shown no empty list', async () => {
    const { url, call } = world().service
    const { secret } = (await call('POST', '/v1/keys', { name: 'Auditor', scopes: ['auditor'] })).body
    await visiting(world(), { key: secret }, async ({ page }) => {
      await open(page, `${url}/destinations`)
      await page.getByText('Your key does not allow this').first().waitFor()
      expect(await page.getByText('There is no destination').count()).toBe(0)
    })
  })
}
