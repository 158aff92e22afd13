import { expect, test } from 'vitest'
import { barriers, open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const ACCOUNT = '777788889999'

export function statement(world: Shared): void {
  test('an account has a statement of its own, until it is deleted', async () => {
    const { url, call } = world().service
    await call('POST', '/v1/accounts', {
      ...{ account: ACCOUNT, name: 'Payments', enabled: false },
      access: { kind: 'role', roleArn: `arn:aws:iam::${ACCOUNT}:role/exhibit` },
    })
    await call('PUT', '/v1/statement', { entity: 'Group AG' })
    const entity = async (query = '') => (await call('GET', `/v1/statement${query}`)).body.statement.entity
    await visiting(world(), {}, async ({ page, complaints }) => {
      page.on('dialog', dialog => void dialog.accept())
      await open(page, `${url}/settings`)
      await page.getByLabel('Statement for').selectOption(`Payments (${ACCOUNT})`)
      await page.getByText('This account has no statement of its own').waitFor()
      expect(new URL(page.url()).search).toBe(`?account=${ACCOUNT}`)
      await page.getByRole('button', { name: 'Change the statement' }).click()
      await page.getByLabel('Audited entity').fill('Payments GmbH')
      expect(await barriers(page)).toEqual([])
      await page.getByRole('button', { name: 'Save the statement' }).click()
      await page.getByText('Payments GmbH').first().waitFor()
      expect([await entity(`?account=${ACCOUNT}`), await entity()]).toEqual(['Payments GmbH', 'Group AG'])
      await page.getByRole('button', { name: 'Delete the account’s own' }).click()
      await page.getByText('This account has no statement of its own').waitFor()
      await settled(page)
      expect(await entity(`?account=${ACCOUNT}`)).toBe('Group AG')
      expect(complaints).toEqual([])
    })
    await call('DELETE', '/v1/statement')
  })
}
