import { expect, test } from 'vitest'
import { barriers, isTooWide, open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

/** One permission is missing, and one was not decided. */
const tried = (() => {
  const of = { types: ['aws.s3.bucket'], by: null, partly: false, detail: null, message: null, policy: null }
  return {
    ...{ state: 'done', startedAt: '2026-11-29T10:00:00Z', updatedAt: '2026-11-29T10:00:20Z', region: 'us-east-1' },
    ...{ progress: { types: 229, of: 229 }, simulator: 'no_principal' },
    permissions: [
      {
        ...of,
        action: 's3:GetBucketPolicy',
        state: 'denied',
        by: 'call',
        advice: 'Allow it.',
        message: 'AWS said no.',
      },
      { ...of, action: 'sqs:ListQueueTags', state: 'untried', advice: 'There is nothing to ask it of.' },
    ],
  }
})()

export function firstRun(world: Shared): void {
  test('the guide leads from an account to the first run in at most 12 clicks', async () => {
    const { url, call } = world().service
    const [finished] = (await call('GET', '/v1/runs?status=finished&limit=1')).body.items
    await visiting(world(), { width: 360 }, async ({ page, complaints }) => {
      // AWS is not there to let anybody in, and no run is started that would look for it.
      await page.route(/\/v1\/accounts\/[^/]+\/permissions$/, route =>
        route.fulfill({ json: { ...tried, state: 'running', progress: { types: 12, of: 229 } } }),
      )
      await page.route(/\/v1\/accounts\/[^/]+\/test\?/, async route => {
        await route.fulfill({
          json: {
            verified: true,
            principal: 'arn:aws:iam::444455556666:role/exhibit',
            error: null,
            permissions: tried,
          },
        })
      })
      await page.route(/\/v1\/accounts\/[^/]+$/, async route => {
        const answer = await route.fetch()
        const tested = pressed.includes('Test')
        await route.fulfill({ json: { ...(await answer.json()), verifiedAt: tested ? finished.createdAt : null } })
      })
      await page.route('**/v1/runs', route => route.fulfill({ status: 202, json: finished }))
      const pressed: string[] = []
      const press = async (name: string) => {
        pressed.push(name)
        await page.getByRole('button', { name, exact: true }).click()
        await settled(page)
        expect([name, await barriers(page), await isTooWide(page)]).toEqual([name, [], false])
      }
      await open(page, `${url}/start`)
      await page.getByLabel('Name').fill('Production')
      await page.getByLabel('Account id').fill('444455556666')
      await page.getByLabel('Role ARN').fill('arn:aws:iam::444455556666:role/exhibit')
      await press('Connect an account')
      await page.getByText('Put this external id').waitFor()
      await press('Test')
      await page.getByText('One permission is missing').waitFor()
      await page.getByText('s3:GetBucketPolicy').waitFor()
      await press('Continue')
      await page.getByText('Every framework is judged').waitFor()
      await press('Continue')
      await press('Save the schedule')
      await page.getByText('Step 5 of 6').waitFor()
      const here = page.url()
      await press('Not now')
      expect(page.url()).not.toBe(here)
      await press('Start the first run')
      expect(new URL(page.url()).pathname).toBe(`/runs/${finished.id}`)
      expect(pressed.length).toBeLessThanOrEqual(12)
      expect(complaints).toEqual([])
    })
    const schedules = (await call('GET', '/v1/schedules?limit=500')).body.items
    const made = schedules.find(({ name }: { name: string }) => name === 'Account 444455556666')
    expect(made.request).toMatchObject({
      accounts: ['444455556666'],
      frameworks: expect.arrayContaining(['soc2-2017']),
    })
  })
}
