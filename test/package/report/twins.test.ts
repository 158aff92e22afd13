import { beforeAll, describe, expect, it } from 'vitest'
import { buildView } from '../../../src/package/report/view.ts'
import { writeDocument } from '../../../templates/report/document.ts'
import type { ReportView } from '../../../templates/report/view.ts'
import { makeData } from '../make-data.ts'
import { newSigner } from '../workbench.ts'
import { hasPoppler, linesOf } from './poppler.ts'

/** The same benchmark in two versions: the old one has other ids, and other limits for one control. */
async function viewOfTwo(): Promise<ReportView> {
  const data = makeData({ resources: 100 })
  const [newest, criteria] = data.frameworks
  if (!newest || !criteria) throw new Error('two frameworks are made')
  const old = {
    ...newest,
    id: 'cis-aws-foundations-6.0.0',
    version: '6.0.0',
    controls: newest.controls.map(control => ({ ...control, id: `1.${control.id}` })),
  }
  const results = data.controls
    .filter(({ framework }) => framework === newest.id)
    .map(result => ({ ...result, framework: old.id, control: `1.${result.control}` }))
    .map(result => (result.control === '1.5.6' ? { ...result, limits: 'Other limits.' } : result))
  const two = { ...data, frameworks: [old, newest, criteria], controls: [...results, ...data.controls] }
  return buildView({ data: two, signer: await newSigner(), files: [] })
}

describe('a framework in two versions', () => {
  let view: ReportView
  beforeAll(async () => {
    view = await viewOfTwo()
  })

  it('describes in full, in the older one, only what differs', () => {
    const [old, newest] = view.frameworks
    const twins = old?.controls.map(({ id, twin }) => [id, twin?.control ?? null])
    expect(twins).toEqual([
      ...[
        ['1.1.4', '1.4'],
        ['1.1.10', '1.10'],
        ['1.2.1.1', '2.1.1'],
        ['1.2.2.3', '2.2.3'],
        ['1.3.6', '3.6'],
      ],
      ...[
        ['1.5.6', null],
        ['1.6.1', null],
      ],
    ])
    expect(newest?.controls.every(({ twin }) => twin === null)).toBe(true)
  })

  it.runIf(hasPoppler)('names the control that is described in full, and its own status and counts', async () => {
    const lines = linesOf((await writeDocument(view)).pdf)
    const [row = ''] = lines.filter(line => line.startsWith('1.2.1.1 Buckets refuse requests without'))
    const { fail, unknown } =
      view.frameworks[0]?.controls.find(({ id }) => id === '1.2.1.1')?.results[0]?.findings ?? {}
    expect(row).toContain(`Tests failed ${fail} fail · ${unknown} unknown`)
    expect(row).toContain('CIS AWS Foundations')
    expect(lines).toContain('Limits: Other limits.')
  })
})
