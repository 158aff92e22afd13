import { afterAll, beforeAll, expect, test } from 'vitest'
import { datasync } from '../../../../connectors/aws/datasync/index.ts'
import { task } from '../../../../connectors/aws/datasync/task.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const refusedWith = (message: string) =>
  aws.collect(typeIn(datasync, task), (_, { operation }) =>
    operation.name === 'DescribeTask'
      ? {
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ __type: 'InvalidRequestException', message }),
        }
      : undefined,
  )

test('keeps what each run changes apart from settings', async () => {
  const { resources } = await aws.collect(typeIn(datasync, task))
  expect(resources[0]).toMatchObject({ observed: { Task: { Status: expect.any(String) } }, gaps: [] })
  expect(resources[0]?.settings.Task).not.toHaveProperty('CurrentTaskExecutionArn')
  expect(resources[0]?.settings.Task).not.toHaveProperty('$metadata')
})

test('a task that was deleted meanwhile is counted as gone', async () => {
  const { population } = await refusedWith('Task task-08de6e6697796f026 is not found.')
  expect(population).toMatchObject({
    complete: true,
    excluded: [{ rule: 'deleted while it was being read', count: 1 }],
  })
})

test('any other refusal by the same name is a gap', async () => {
  const { resources } = await refusedWith('The request is malformed.')
  expect(resources[0]?.gaps).toMatchObject([{ field: 'Task', reason: 'failed', detail: 'InvalidRequestException' }])
})
