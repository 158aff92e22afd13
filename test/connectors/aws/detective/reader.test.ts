import { expect, onTestFinished, test } from 'vitest'
import { graph } from '../../../../connectors/aws/detective/graph.ts'
import { detective } from '../../../../connectors/aws/detective/index.ts'
import { answers } from '../../../../demo/detective/answers.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

test.skipIf(!hasMoto)('the graph of the demo, and a region without one', async () => {
  const aws = await testAws(answers)
  onTestFinished(() => aws.stop())
  const { resources } = await aws.collect(typeIn(detective, graph), 'us-east-1')
  expect(resources.map(r => [r.name, r.settings.DatasourcePackages])).toEqual([
    [
      '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      { DETECTIVE_CORE: expect.objectContaining({ DatasourcePackageIngestState: 'STARTED' }) },
    ],
  ])
  expect((await aws.collect(typeIn(detective, graph), 'eu-west-1')).population).toMatchObject({
    complete: true,
    collected: 0,
  })
})
