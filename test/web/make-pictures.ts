import { join } from 'node:path'
import { browserPath, openBrowser } from '../kit/browser.ts'
import { open, visitor } from './visit.ts'

/** The pictures of the README, of the demo account: start `npm run demo`, and give the link that it prints. */
const [link = ''] = process.argv.slice(2)
const { origin } = new URL(link)
const browser = await openBrowser((await browserPath()) ?? '')
const { page } = await visitor(browser, origin, { key: null })
await open(page, link)
await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
const shoot = (name: string) =>
  page.screenshot({ path: join(import.meta.dirname, `../../docs/images/web-${name}.png`) })

await page.setViewportSize({ width: 1400, height: 860 })
await open(page, `${origin}/`)
await shoot('overview')
await open(page, `${origin}/controls?framework=soc2-2017&control=CC6.1`)
await shoot('controls')
await open(page, `${origin}/findings?status=fail&service=s3`)
await page.getByRole('row').nth(1).getByRole('button').click()
await page.getByRole('article').getByText('read by the test').first().waitFor()
await shoot('findings')
await browser.close()
