import { afterAll, beforeAll, expect, test } from 'vitest'
import { codebuild } from '../../../../connectors/aws/codebuild/index.ts'
import { project } from '../../../../connectors/aws/codebuild/project.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const of = (more: object) => ({ projects: [{ name: 'projects-1', ...more }] })
const read = async (answer: Record<string, unknown>) =>
  aws.collect(typeIn(codebuild, project), (_, { operation }) =>
    operation.name === 'BatchGetProjects' ? answered(operation, answer) : undefined,
  )

test('values of variables, scripts and secrets of webhooks are struck out', async () => {
  const item = await read(
    of({
      environment: { environmentVariables: [{ name: 'GREETING', value: 'plain-word-one', type: 'PLAINTEXT' }] },
      source: { type: 'GITHUB', buildspec: 'phases: { build: { commands: [echo plain-word-two] } }' },
      secondarySources: [{ type: 'GITHUB', buildspec: 'plain-word-three' }],
      webhook: { payloadUrl: 'https://example.com/plain-word-four', secret: 'plain-word-five' },
    }),
  )
  expect(JSON.stringify(item)).toContain('GREETING')
  expect(JSON.stringify(item)).not.toContain('plain-word')
})

test('a project that AWS lists and does not describe is not lost', async () => {
  const item = await read({ projects: [], projectsNotFound: ['projects-1'] })
  expect(item.resources[0]).toMatchObject({ gaps: [{ field: 'Project', detail: 'NotAnswered' }] })
})
