import type { TaskDefinition as AwsTaskDefinition, Tag } from '@aws-sdk/client-ecs'
import { evidenceType } from '../../kit/index.ts'

export interface TaskDefinition {
  taskDefinitionArn: string
  /** `DescribeTaskDefinition`. */
  TaskDefinition: AwsTaskDefinition | null
  /** `DescribeTaskDefinition`, with tags. */
  Tags: Tag[] | null
}

const CONTAINERS = '/TaskDefinition/containerDefinitions/*'

/** Environment variables lose their values and keep their names. Log drivers take the token of their receiver as an option. */
export const taskDefinition = evidenceType<TaskDefinition>({
  id: 'aws.ecs.task-definition',
  title: 'ECS task definitions in use, their containers, roles and logging',
  reach: 'region',
  population:
    'of every family the newest active revision, and every other revision that a service, one of its deployments or task sets names; other active revisions are counted as excluded',
  secrets: [
    { pointer: `${CONTAINERS}/environment/*/value`, rule: 'ecs-environment' },
    { pointer: `${CONTAINERS}/logConfiguration/options/splunk-token`, rule: 'ecs-log-token' },
  ],
})
