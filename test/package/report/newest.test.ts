import { expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { newSigner } from '../workbench.ts'

it('tells the newest version alone, and says which others the data hold', async () => {
  const data = makeData({ resources: 20 })
  const old = data.frameworks.map(one => ({ ...one, id: `${one.id}-old`, version: '1.0.0' }))
  const frameworks = [...old, ...data.frameworks]
  const view = await buildView({ data: { ...data, frameworks }, signer: await newSigner(), files: [] })
  expect(view.frameworks.map(({ id }) => id)).toEqual(data.frameworks.map(({ id }) => id))
  expect(view.olderVersions).toEqual(old.map(({ framework }) => `${framework} 1.0.0`))
})
