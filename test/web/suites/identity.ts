import { expect, test } from 'vitest'
import { exported } from '../tables.ts'
import { barriers, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const ACCOUNT = '111122223333'
const gap = { field: 'AdministratorThrough', action: 'iam:GetPolicy', reason: 'denied', detail: 'AccessDenied' }
const principal = (name: string, settings: object, gaps: readonly object[] = []) => ({
  ...{ id: `arn:aws:iam::${ACCOUNT}:user/${name}`, name, region: 'global', digest: 'sha256:0', gaps },
  settings: { Name: name, Kind: 'user', ...settings },
})

export function identity(world: Shared): void {
  test('an access review is ticked, and exported with what was decided and what is not known', async () => {
    const { service, details } = world()
    const [path = ''] = details.member.split('?')
    const { body: item } = await service.call('GET', `/v1${path}`)
    await visiting(world(), {}, async ({ page, complaints }) => {
      await page.route('**/v1/evidence?*', route =>
        route.fulfill({ json: { items: [item], next: null, until: item.collected.finishedAt } }),
      )
      const sam = { Kind: 'assignment', Arn: null, Administrator: false, People: [{ UserId: 'u1', UserName: 'sam' }] }
      const items = [
        principal('ana', { Administrator: false }),
        principal('bob', {}, [gap]),
        principal('admins as ops', sam),
        principal('readers as view', { ...sam, People: [] }),
      ]
      await page.route('**/resources?*', route => route.fulfill({ json: { items, next: null } }))
      await open(page, `${service.url}/identity`)
      await page.getByLabel('Decision on ana').selectOption('Remove')
      await page.getByText('3 to decide').waitFor()
      await page.getByText('2 users and roles, 2 assignments').waitFor()
      await page.getByText('Identity Center: sam').first().waitFor()
      await page.getByText('Identity Center; nobody has it').first().waitFor()
      expect(await barriers(page)).toEqual([])
      const table = `Access review of ${item.scope.account}`
      const [head = [], ...rows] = await exported(page, table, 'CSV')
      const at = head.indexOf('Decision')
      expect(rows.map(row => row[at])).toEqual(['Remove', '', '', ''])
      expect(rows.map(row => row[head.indexOf('Administrator')])).toContain('NOT KNOWN')
      expect(complaints).toEqual([])
    })
  })
}
