import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { countWithFailing } from '../../../src/package/format/failing-tests.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { browserPath } from '../../kit/browser.ts'
import { plainReport } from '../make-report.ts'
import { edit, filesOf, resign, zipped } from '../verify/forgery.ts'
import { folder, type Made, makePackage, newSigner } from '../workbench.ts'
import { PAGE, VerifierPage } from './page.ts'

const browser = await browserPath()
const MARKUP = '<img src=x onerror="document.title=1"></script><script>document.title=1</script>'

describe.runIf(browser)('verify.html', () => {
  let made: Made
  let page: VerifierPage
  beforeAll(async () => {
    made = await makePackage(makeData({ resources: 10 }))
    page = await VerifierPage.open(browser ?? '')
  })
  afterAll(() => page.close())

  test('is in the package, as it is served and as it was generated', async () => {
    expect((await filesOf(made.path)).get('verify.html')).toEqual(await readFile(PAGE))
  })

  test('says first that a copy from the package may be forged', async () => {
    expect(await page.page.locator('main > :first-child').innerText()).toMatch(/inside the package .* proves little/s)
  })

  test('takes a package that is dropped on it, and tells what it holds', async () => {
    const base64 = (await readFile(made.path)).toString('base64')
    await page.page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob('${base64}'), char => char.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], 'dropped.zip'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })()`)
    expect(await page.verdict()).toEqual({ valid: true, trust: 'unpinned', failures: [] })
    const text = await page.text()
    const { manifest } = await verifyPackage(made.path)
    for (const part of [
      'VALID, signer not shown',
      made.fingerprint,
      manifest?.id ?? '-',
      '30 September 2026 at 11:00:00 UTC',
      'Quarter 3 – 第三四半期',
      'stated by ana@example.com',
      '111122223333',
      'me-south-1',
      'only the signer says when it was signed',
      'dropped.zip',
    ])
      expect(text).toContain(part)
    const counts = manifest?.counts.findings
    expect(text).toContain(`${counts?.fail}\t${counts?.unknown}\t${counts?.pass}\t${counts?.not_applicable}`)
    for (const { title, statuses, failing } of manifest?.frameworks ?? []) {
      const cells = (['tests_failed', 'not_verified', 'review', 'tests_passed'] as const).map(status =>
        countWithFailing(status, statuses[status] ?? 0, failing?.[status] ?? 0),
      )
      expect(text).toContain(`${title}\t${cells.join('\t')}\t`)
    }
  })

  test('says what is wrong, with code, file and sentence, and shows nothing of the content', async () => {
    const files = await filesOf(made.path)
    edit(files, 'findings.csv', text => text.replace('fail', 'pass'))
    const path = join(made.folder, 'wrong.zip')
    await writeFile(path, zipped(files))
    await page.verify(path, { fingerprint: '0'.repeat(64) })
    const text = await page.text()
    expect(text).toContain('NOT VALID')
    expect(text).toMatch(/FILE_CHANGED\tfindings\.csv\tThe file is not the one that the manifest lists\./)
    expect(text).toContain('SIGNER_NOT_PINNED')
    expect(text).not.toContain('Quarter 3')
  })

  test('says in large letters what was not collected from AWS', async () => {
    const replay = await makePackage(makeData({ resources: 10, source: { kind: 'replay', hosts: ['127.0.0.1'] } }))
    await page.verify(replay.path)
    expect(await page.page.locator('#source').innerText()).toContain('NOT COLLECTED FROM AWS')
  })

  test('shows what a package says as text only', async () => {
    const signer = await newSigner()
    const path = join(await folder(), 'package.zip')
    const data = { ...makeData({ resources: 10 }), label: `${MARKUP}\u202egpj.exe` }
    await buildPackage(data, { signer, report: plainReport, exports: exportsOf, output: path })
    const files = await filesOf(path)
    // What the verifier does not hold to a shape may be anything.
    const scope = {
      accounts: [
        { account: '111122223333', alias: MARKUP, regions: { asked: MARKUP, reached: [MARKUP, 7], refused: [null] } },
      ],
    }
    await resign(
      files,
      signer,
      // Made before outcome and coverage were stated, which are held against the scope.
      ({ outcome: _, coverage: __, ...manifest }) =>
        ({ ...manifest, scope: { ...manifest.scope, ...scope } }) as unknown as Manifest,
    )
    await writeFile(path, zipped(files))
    expect(await page.verify(path)).toMatchObject({ valid: true })
    expect(await page.text()).toContain(`${MARKUP}\\u{202e}gpj.exe`)
    expect(await page.page.locator('#result img, #result script').count()).toBe(0)
    expect(await page.page.title()).toBe('Verify an Exhibit package')
  })

  test('tells a fingerprint that is none, and gives no verdict', async () => {
    await page.verify(made.path)
    await page.page.locator('#fingerprint').fill('ab:cd')
    await page.page.locator('#verify').click()
    await page.page.locator('#fingerprint-error', { hasText: '64 hexadecimal digits' }).waitFor()
    expect(await page.page.locator('#verdict').count()).toBe(0)
    await page.page.locator('#fingerprint').fill('')
    await page.page.keyboard.press('Enter')
    expect(await page.verdict()).toMatchObject({ valid: true })
  })

  test('fits a narrow window', async () => {
    await page.page.setViewportSize({ width: 320, height: 800 })
    expect(await page.page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  })

  test('asked for nothing but itself, complained of nothing, and may not connect', async () => {
    expect(page.requests).toEqual([pathToFileURL(PAGE).href])
    expect(page.complaints).toEqual([])
    const tried = `fetch('https://127.0.0.1/').then(() => 'connected', error => String(error))`
    expect(await page.page.evaluate(tried)).toContain('Failed to fetch')
    expect(page.complaints.join()).toMatch(/Content Security Policy directive: "connect-src 'none'"/)
  })
})
