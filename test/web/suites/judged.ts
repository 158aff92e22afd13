import { expect, test } from 'vitest'
import { barriers, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

export function judged(world: Shared): void {
  test('the settings that a test read are marked, at any depth', async () => {
    const { url, call } = world().service
    const { items } = (await call('GET', '/v1/findings?check=s3-bucket-kms-encryption&status=fail&limit=1')).body
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, `${url}/findings?check=s3-bucket-kms-encryption&finding=${items[0].id}`)
      const detail = page.getByRole('article')
      await detail.getByText('read by the test').first().waitFor()
      expect(await detail.locator('mark').allInnerTexts()).toEqual([
        expect.stringContaining('"SSEAlgorithm": "AES256"'),
      ])
      const first = detail.locator('[data-named] dt').first()
      expect(await first.innerText()).toMatch(/^Encryption/)
      expect(await barriers(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await barriers(page, { coloursAlone: true })).toEqual([])
      expect(complaints).toEqual([])
    })
  })
}
