import type { TaskDefinition as AwsTaskDefinition, ContainerDefinition } from '@aws-sdk/client-ecs'
import {
  check,
  fail,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  Unjudgeable,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { taskDefinition } from './task-definition.ts'

type Definition = Json<AwsTaskDefinition>
type Container = Json<ContainerDefinition>

/** Judges every container; a definition without any was not answered whole. */
function everyContainer(
  definition: Definition | null,
  judge: { fault: (container: Container) => string | false; good: string },
): Verdict {
  if (!definition?.containerDefinitions?.length) return unknown('AWS answered no containers of the task definition.')
  for (const container of definition.containerDefinitions) {
    const fault = judge.fault(container)
    if (fault) return fail(`Container ${container.name ?? '(without a name)'} ${fault}.`)
  }
  return pass(judge.good)
}

/** What is not set is `false`, or a namespace of its own (API reference, ContainerDefinition and TaskDefinition). */
export const noPrivilegedContainers = check(taskDefinition, {
  id: 'ecs-task-definition-no-privileged-containers',
  title: 'ECS task definitions have no privileged containers',
  severity: 'high',
  remediation: 'Register a revision without privileged and grant the capabilities that are needed.',
  why: 'A privileged container has the rights of root on the instance that it runs on.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html'],
  equivalents: {
    prowler: ['ecs_task_definitions_no_privileged_containers'],
    securityHub: ['ECS.4'],
    config: ['ecs-containers-nonprivileged'],
  },
  test: t =>
    everyContainer(t.TaskDefinition, {
      fault: c => c.privileged === true && 'is privileged',
      good: 'No container is privileged.',
    }),
})

const isRoot = (user: string | undefined): boolean => /^(root|0+)?(:|$)/.test(user ?? '')

const ON_HOST = { awsvpc: false, bridge: false, host: true, none: false }

/** Stricter than ECS.1, which lets a privileged container be: ECS.4 finds it. */
export const hostNetworkUsers = check(taskDefinition, {
  id: 'ecs-task-definition-host-network-not-root',
  title: 'ECS tasks on the host’s network run neither as root nor privileged',
  severity: 'high',
  remediation: 'Use the network mode awsvpc, or set a user that is not root in every container.',
  why: 'On the network of the host, root can read the traffic of all containers and reach the role of the instance.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html'],
  equivalents: {
    prowler: ['ecs_task_definitions_host_networking_mode_users'],
    securityHub: ['ECS.1'],
    config: ['ecs-task-definition-user-for-host-mode-check'],
  },
  test({ TaskDefinition: definition }) {
    if (definition === null) return unknown('AWS answered no task definition.')
    const { networkMode: mode } = definition
    if (mode === undefined || !meaningOf(mode, ON_HOST, 'the network mode'))
      return notApplicable(`The network mode is ${mode ?? 'the default of the platform'}.`)
    return everyContainer(definition, {
      fault: c =>
        (c.privileged === true && 'is privileged on the network of the host') ||
        (isRoot(c.user) &&
          `runs as ${c.user ? 'root' : 'the user of its image, root unless that says otherwise,'} on the network of the host`),
      good: 'Every container names a user other than root.',
    })
  },
})

export const ownProcesses = check(taskDefinition, {
  id: 'ecs-task-definition-no-host-processes',
  title: 'ECS tasks do not share the process list of their host',
  severity: 'high',
  remediation: 'Register a revision without pidMode host.',
  why: 'Anyone who gets into such a container sees, and can stop, every process of the host.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html'],
  equivalents: {
    prowler: ['ecs_task_definitions_host_namespace_not_shared'],
    securityHub: ['ECS.3'],
    config: ['ecs-task-definition-pid-mode-check'],
  },
  test({ TaskDefinition: definition }) {
    if (definition === null) return unknown('AWS answered no task definition.')
    if (definition.pidMode === 'host') return fail('Its containers share the process namespace of the host.')
    return definition.pidMode && definition.pidMode !== 'task'
      ? unknown(`The process namespace is ${definition.pidMode}, which Exhibit does not know.`)
      : pass(`Processes are kept apart from the host’s (pidMode ${definition.pidMode ?? 'not set'}).`)
  },
})

export const readonlyRoot = check(taskDefinition, {
  id: 'ecs-task-definition-readonly-root-filesystem',
  title: 'ECS containers cannot write to their root file system',
  severity: 'medium',
  remediation: 'Set readonlyRootFilesystem in every container and mount volumes for what has to be written.',
  why: 'An intruder then cannot change the program or leave tools behind.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html'],
  equivalents: {
    prowler: ['ecs_task_definitions_containers_readonly_access'],
    securityHub: ['ECS.5'],
    config: ['ecs-containers-readonly-access'],
  },
  test({ TaskDefinition: definition }) {
    const family: string = definition?.runtimePlatform?.operatingSystemFamily ?? 'LINUX'
    if (family.startsWith('WINDOWS')) return notApplicable('Windows containers have no such setting.')
    if (family !== 'LINUX') return unknown(`Exhibit does not know the family of operating systems ${family}.`)
    return everyContainer(definition, {
      fault: c => c.readonlyRootFilesystem !== true && 'may write to its root file system',
      good: 'The root file system of every container is read-only.',
    })
  },
})

export const containersLog = check(taskDefinition, {
  id: 'ecs-task-definition-logging-configured',
  title: 'ECS containers send their logs somewhere',
  severity: 'high',
  remediation: 'Give every container a logConfiguration.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'],
  equivalents: {
    prowler: ['ecs_task_definitions_logging_enabled'],
    securityHub: ['ECS.9'],
    config: ['ecs-task-definition-log-configuration'],
  },
  test: t =>
    everyContainer(t.TaskDefinition, {
      fault: c => !c.logConfiguration?.logDriver && 'has no log driver',
      good: 'Every container has a log driver.',
    }),
})

const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA']

/** By the names of variables: their values are never kept. Files of variables are not read, as ECS.8 does not either. */
export const noPlainCredentials = check(taskDefinition, {
  id: 'ecs-task-definition-no-credentials-in-environment',
  title: 'ECS containers get no AWS credentials as environment variables',
  severity: 'high',
  remediation: 'Use the task role for AWS, and secrets of the container definition for everything else.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html'],
  equivalents: { securityHub: ['ECS.8'], config: ['ecs-no-environment-secrets'] },
  test: t =>
    everyContainer(t.TaskDefinition, {
      fault: c => {
        const found = c.environment?.find(variable => CREDENTIALS.includes(variable.name ?? ''))
        if (!found && c.environment?.some(variable => !variable.name))
          throw new Unjudgeable('AWS named no name of a variable of a container.')
        return found !== undefined && `has the variable ${found.name}`
      },
      good: 'No container has AWS credentials among its variables; files of variables are not read.',
    }),
})
