import { browserPath } from './kit/browser.ts'
import { VerifierPage } from './package/verify-page/page.ts'
const p = await VerifierPage.open((await browserPath()) ?? '')
await p.page.screenshot({ path: '/tmp/s0.png' })
console.log(await p.verify(process.argv[2] ?? '', { fingerprint: process.argv[4] ?? '' }))
await p.page.screenshot({ path: process.argv[3] ?? '', fullPage: true })
await p.page.setViewportSize({ width: 320, height: 900 })
await p.page.screenshot({ path: (process.argv[3] ?? '') + '-320.png', fullPage: true })
console.log(await p.page.evaluate('document.documentElement.scrollWidth'), p.complaints)
await p.close()
