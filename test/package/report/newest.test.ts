import { expect, it } from 'vitest'
import { newestVersions } from '../../../src/package/report/newest.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { makeData } from '../make-data.ts'
import { newSigner } from '../workbench.ts'

it('keeps the newest version of each framework, in order', () => {
  const all = [
    ['CIS AWS Foundations', '9.0.0'],
    ['SOC 2', '2017'],
    ['CIS AWS Foundations', '10.0.0'],
    ['CIS AWS Foundations', '3.0.0'],
    ['PCI DSS', '4.0.1'],
  ].map(([framework = '', version = '']) => ({ framework, version }))
  expect(newestVersions(all).map(({ framework, version }) => `${framework} ${version}`)).toEqual([
    'SOC 2 2017',
    'CIS AWS Foundations 10.0.0',
    'PCI DSS 4.0.1',
  ])
})

it('tells the newest version alone, and says which others the data hold', async () => {
  const data = makeData({ resources: 20 })
  const old = data.frameworks.map(one => ({ ...one, id: `${one.id}-old`, version: '1.0.0' }))
  const frameworks = [...old, ...data.frameworks]
  const view = await buildView({ data: { ...data, frameworks }, signer: await newSigner(), files: [] })
  expect(view.frameworks.map(({ id }) => id)).toEqual(data.frameworks.map(({ id }) => id))
  expect(view.olderVersions).toEqual(old.map(({ framework }) => `${framework} 1.0.0`))
})
