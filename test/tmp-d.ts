import { browserPath } from './kit/browser.ts'
import { VerifierPage } from './package/verify-page/page.ts'

const p = await VerifierPage.open((await browserPath()) ?? '')
await p.page.locator('#file').setInputFiles(process.argv[2] ?? '')
await p.page.waitForTimeout(2000)
console.log(await p.page.locator('#status').innerText(), p.complaints, (await p.text()).slice(0, 500))
await p.close()
