import { expect, onTestFinished, test } from 'vitest'
import { glue } from '../../../../connectors/aws/glue/index.ts'
import { job } from '../../../../connectors/aws/glue/job.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const jobs: Answer = {
  service: 'glue',
  operation: 'GetJobs',
  respond: () =>
    json({
      Jobs: [
        {
          Name: 'etl',
          DefaultArguments: { '--db': 'postgres-Xk29s', '--job-language': 'python', '--encryption-type': 'none' },
          NonOverridableArguments: { '--encryption-type': 'sse-s3' },
          CodeGenConfigurationNodes: { n1: { ApplyMapping: { Name: 'node-Xk29s', Inputs: [], Mapping: [] } } },
        },
      ],
      NextToken: '',
    }),
}

test.skipIf(!hasMoto)('arguments of jobs keep their names and lose their values, but for settings', async () => {
  const aws = await testAws([jobs])
  onTestFinished(() => aws.stop())
  const { resources, redactions } = await aws.collect(typeIn(glue, job))
  expect(resources[0]?.settings.SpecialParameters).toEqual({
    '--job-language': 'python',
    '--encryption-type': 'sse-s3',
  })
  expect(resources[0]?.settings.DefaultArguments).toHaveProperty('--db')
  expect(JSON.stringify(resources)).not.toContain('Xk29s')
  expect(redactions.map(({ rule }) => rule)).toContain('glue-job-arguments')
})
