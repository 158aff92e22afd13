import { spawnSync } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { levelText } from '../../../templates/report/control.ts'
import { writeDocument } from '../../../templates/report/document.ts'
import { hasAll } from '../../kit/machine.ts'
import { makePackage, newSigner, unpacked } from '../workbench.ts'
import { hasPoppler, pagesOf, pdfinfo } from './poppler.ts'

describe.runIf(hasPoppler)('the report, as it is read', () => {
  let pages: string[]
  let told: string
  beforeAll(async () => {
    const data = makeData({ resources: 60, source: { kind: 'replay', hosts: ['moto.example'] } })
    const { pdf } = await writeDocument(await buildView({ data, signer: await newSigner(), files: [] }))
    pages = pagesOf(pdf)
    // Lines of one paragraph follow each other as they are tagged, with nothing put between them.
    told = pdfinfo(pdf, '-struct-text').replaceAll(/"\n\s*"/g, '')
  })

  it('sends nobody from a chapter to itself', () => {
    const gaps = pages.filter(page => page.includes('Collection gaps A list'))
    for (const page of gaps) expect(page).not.toContain('See the chapter “Collection gaps”')
    expect(pages.join(' ')).toContain('See the chapter “Collection gaps”')
  })

  it('says once when a recording was replayed', () => {
    expect(pages.join(' ').split('Replayed between')).toHaveLength(2)
  })

  it.runIf(hasAll('jq'))('checks by hand what the signature covers', async () => {
    const command = pages.join(' ').match(/jq -r .*?--quiet/)?.[0] ?? 'false'
    const place = await unpacked(await makePackage())
    const run = () => spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: place }).status
    expect(run()).toBe(0)
    await appendFile(join(place, 'findings.csv'), '\n')
    expect(run()).toBe(1)
  })

  it('has spaces where lines end, for those who hear it', () => {
    expect(told).toContain(
      'The regions asked for are the declared scope: asked = reached + refused + disabled. Which accounts and regions belong to an audit is for the audited entity to state; nothing here judges that.',
    )
    // The title of a note and its text are two paragraphs.
    expect(told).toContain('"NOT COLLECTED FROM AWS: replayed from a recording"')
    expect(told).toContain('"What this report covers"')
  })
})

it('says in whole words of which level a control is', () => {
  expect(['1', 'appendix-A1-multi-tenant', 'common-(security)'].map(levelText)).toEqual([
    'Level 1',
    'Appendix A1 multi tenant',
    'Common (security)',
  ])
})
