import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../demo/kit/moto.ts'
import { faultIn } from '../kit/reasons.ts'
import { hasPoppler, pagesOf } from '../package/report/poppler.ts'
import { run, scratch, start } from './command.ts'
import { entriesOf, findingsOf, itemsOf } from './package-file.ts'

/** What stands in the README; `npm run demo:transcript` writes it anew when checks, mappings or the demo changed. */
const TRANSCRIPT = join(import.meta.dirname, '../../docs/demo.txt')

test('the demo says what the README shows, and its recordings answer every call', async () => {
  const place = scratch()
  onTestFinished(() => place.remove())
  const { code, stdout, stderr } = await run(['demo', '--exit'], place.env)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  // Seconds, ids and digests differ from run to run.
  const [, table, totals] =
    /(Controls by status[^\n]*:[\s\S]*?)\n\n(Findings .*\nEvidence .*) in [\d.]+ s\n/.exec(stdout) ?? []
  const verdict = /^VALID: .*$/m.exec(stderr)?.[0]
  await expect(`${[table, totals, verdict].join('\n\n')}\n`).toMatchFileSnapshot(TRANSCRIPT)
  expect(verdict).toBe("VALID: signed by this demo's own key.")

  const entries = await entriesOf(/^Package +(.*)$/m.exec(stdout)?.[1] ?? '')
  const items = itemsOf(entries)
  const gaps = items.flatMap(item => [item.population.gap, ...item.resources.flatMap(resource => resource.gaps)])
  expect(gaps.filter(gap => gap?.reason === 'not_recorded')).toEqual([])
  const reasons = new Set(findingsOf(entries).map(({ reason }) => reason))
  expect([...reasons].filter(reason => faultIn(reason) !== null)).toEqual([])

  // What an auditor reads comes before the annex, and is short.
  if (!hasPoppler) return
  const pages = pagesOf(entries.get('report.pdf') ?? Buffer.of())
  const annex = pages.findIndex(page => /Account \d{12} Annex /.test(page))
  expect(annex).toBeGreaterThan(1)
  expect(annex).toBeLessThanOrEqual(15)
})

test('the demo takes another port where its own is taken, and says so before it collects', async () => {
  const place = scratch()
  onTestFinished(() => place.remove())
  const port = await freePort()
  const holder = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void holder.close())
  const demo = start(['demo'], { ...place.env, EXHIBIT_PORT: String(port) })
  await demo.until('Open it signed in, once')
  demo.child.kill('SIGINT')
  const { code, stderr } = await demo.ended
  expect(code).toBe(0)
  const [first, second] = stderr.split('\n').filter(line => !line.startsWith('The demo account'))
  expect(first).toBe(`Port ${port} of 127.0.0.1 is in use: the API will be served on another one.`)
  expect(second).toMatch(/^Creating the database/)
  expect(stderr).not.toContain(`serves http://127.0.0.1:${port} `)
  expect(stderr).toMatch(/^Open it signed in, once: http:\/\/127\.0\.0\.1:\d+\/sign-in#token=exs_[0-9a-f]{64}$/m)
})
