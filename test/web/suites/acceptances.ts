import { expect, test } from 'vitest'
import { barriers, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

export function acceptances(world: Shared): void {
  test('a failing finding is accepted by two people, and withdrawn', async () => {
    const { url, call } = world().service
    const keyOf = async (name: string) =>
      (await call('POST', '/v1/keys', { name, scopes: ['admin'] })).body.secret as string
    const [ana, bob] = [await keyOf('Ana Ruiz'), await keyOf('Bob')]
    const finding = await visiting(world(), { key: ana }, async ({ page, complaints }) => {
      await open(page, url + world().details.finding)
      await page.getByRole('button', { name: 'Ask to accept it' }).click()
      await page.getByLabel('Reason').fill('Public on purpose: it is our web site.')
      expect(await page.getByLabel('Owner').inputValue()).toBe('Ana Ruiz')
      expect(await barriers(page)).toEqual([])
      await page.getByRole('button', { name: 'Ask to accept it' }).click()
      await page.getByText('someone else has to approve. It would end on').waitFor()
      await page.getByRole('button', { name: 'Approve' }).click()
      await page.getByText('Someone other than the requester must approve it').waitFor()
      expect(complaints.filter(text => !text.includes('403'))).toEqual([])
      return page.url()
    })
    await visiting(world(), { key: bob }, async ({ page, complaints }) => {
      page.on('dialog', dialog => void dialog.accept())
      await open(page, `${url}/findings`)
      await page.getByRole('link', { name: 'Acceptances' }).click()
      const row = page.getByRole('row', { name: 'Public on purpose' })
      await row.getByText('Waits for approval').waitFor()
      await row.getByRole('button', { name: 'Approve' }).click()
      await row.getByText('Active').waitFor()
      expect(await barriers(page)).toEqual([])
      await open(page, finding)
      await page.getByText(/Bob \(key exk_\w+\) approved. The test still fails./).waitFor()
      await page.getByRole('article').getByText('Fail', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Withdraw' }).click()
      await page.getByText('The test still fails. It ends on').waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
    })
  })
}
