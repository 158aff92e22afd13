import { DescribeTaskDefinitionCommand, ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs'
import { type Aws, call, list, type Member, type Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { services } from './service.calls.ts'
import type { TaskDefinition } from './task-definition.ts'

export { describeServices, listClusters, listServices } from './service.calls.ts'

export const listTaskDefinitions = list({
  action: 'ecs:ListTaskDefinitions',
  client: ECSClient,
  command: ListTaskDefinitionsCommand,
  items: 'taskDefinitionArns',
  token: 'nextToken',
})

/** Two fields of one answer. */
export const describeTaskDefinition = call({
  action: 'ecs:DescribeTaskDefinition',
  client: ECSClient,
  command: DescribeTaskDefinitionCommand,
  shared: true,
})

const OLDER = 'an older revision of its family that no service uses'

/** The list names family and revision, so that the newest are known before any is described. */
const read: Reader<TaskDefinition> = async function* (aws) {
  const newest = new Map<string, string>()
  const active: string[] = []
  for await (const arn of aws.list(listTaskDefinitions, { status: 'ACTIVE', maxResults: 100 })) {
    active.push(arn)
    const family = familyOf(arn)
    if (revisionOf(arn) > revisionOf(newest.get(family))) newest.set(family, arn)
  }
  const read = new Set(newest.values())
  for (const arn of read) yield memberOf(aws, arn)
  for await (const arn of inServices(aws)) {
    if (read.has(arn)) continue
    read.add(arn)
    yield memberOf(aws, arn)
  }
  for (const arn of active) if (!read.has(arn)) yield { excluded: OLDER }
}

const familyOf = (arn: string): string => idIn(arn).replace(/:[0-9]+$/, '')
const revisionOf = (arn: string | undefined): number =>
  arn === undefined ? -1 : Number(/:([0-9]+)$/.exec(arn)?.[1] ?? 0)

function memberOf(aws: Aws, taskDefinitionArn: string): Member<TaskDefinition> {
  const input = { taskDefinition: taskDefinitionArn, include: ['TAGS' as const] }
  return {
    id: taskDefinitionArn,
    name: idIn(taskDefinitionArn),
    settings: {
      taskDefinitionArn,
      TaskDefinition: aws.get(describeTaskDefinition, input, r => r.taskDefinition),
      Tags: aws.get(describeTaskDefinition, input, r => r.tags),
    },
  }
}

/** A service that was not described may use any revision: the list then is not complete. */
async function* inServices(aws: Aws): AsyncGenerator<string> {
  const failures: unknown[] = []
  for await (const { description } of services(aws)) {
    try {
      const service = await description
      for (const of of [service, ...(service.deployments ?? []), ...(service.taskSets ?? [])])
        if (of.taskDefinition) yield of.taskDefinition
    } catch (error) {
      if (!isUnread(aws, error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

const isUnread = (aws: Aws, error: unknown): boolean =>
  aws.isGap(error) || (error instanceof Error && error.name === 'NotAnswered')

export default read
