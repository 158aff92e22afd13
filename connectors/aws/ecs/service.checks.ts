import type { NetworkConfiguration } from '@aws-sdk/client-ecs'
import { check, fail, type Json, notApplicable, pass, Unjudgeable, unknown, type Verdict } from '../../kit/index.ts'
import { service } from './service.ts'

const DELETED = 'The service is deleted (INACTIVE).'

function judgeAddress(what: string, networks: (Json<NetworkConfiguration> | undefined)[]): Verdict {
  const own = networks.flatMap(network => network?.awsvpcConfiguration ?? [])
  if (own.some(network => network.assignPublicIp === 'ENABLED')) return fail(`${what} give tasks a public address.`)
  if (own.length === 0) return notApplicable(`${what} give tasks no network interface of their own.`)
  return own.length === networks.length && own.every(network => network.assignPublicIp === 'DISABLED')
    ? pass(`${what} give tasks no public address.`)
    : unknown('AWS did not say whether tasks get a public address.')
}

/** Deployments still under way count: their tasks run. */
export const serviceNoPublicAddress = check(service, {
  id: 'ecs-service-no-public-address',
  title: 'ECS services give their tasks no public address',
  severity: 'high',
  remediation: 'Set assignPublicIp to DISABLED and run the tasks in private subnets.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html'],
  equivalents: { prowler: ['ecs_service_no_assign_public_ip'], securityHub: ['ECS.2'] },
  test({ Service: s }) {
    if (s.status === 'INACTIVE') return notApplicable(DELETED)
    return judgeAddress('The settings of the service', [
      ...(s.networkConfiguration ? [s.networkConfiguration] : []),
      ...(s.deployments ?? []).map(deployment => deployment.networkConfiguration),
    ])
  },
})

export const taskSetsNoPublicAddress = check(service, {
  id: 'ecs-service-task-sets-no-public-address',
  title: 'Task sets of ECS services give their tasks no public address',
  severity: 'high',
  remediation: 'Replace the task set by one with assignPublicIp DISABLED.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html'],
  equivalents: { prowler: ['ecs_task_set_no_assign_public_ip'], securityHub: ['ECS.16'] },
  test({ Service: s }) {
    if (s.status === 'INACTIVE') return notApplicable(DELETED)
    if (!s.taskSets?.length) return notApplicable('The service has no task sets.')
    return judgeAddress(
      'The task sets of the service',
      s.taskSets.map(set => set.networkConfiguration),
    )
  },
})

/** The defaults of the Config rule: the newest that AWS documents for each family of systems (read 2026-11-29). */
const NEWEST = { LINUX: '1.4.0', WINDOWS: '1.0.0' } as const

/** A service of no family is of Linux (API reference, Service). */
function newestOf(family = 'LINUX'): string {
  if (/^linux/i.test(family)) return NEWEST.LINUX
  if (/^windows/i.test(family)) return NEWEST.WINDOWS
  throw new Unjudgeable(`Exhibit does not know the platform family ${family}.`)
}

/**
 * LATEST is resolved when a deployment begins, so that a service set to LATEST can still run tasks of an earlier version:
 * the deployment says which.
 */
export const serviceFargateLatest = check(service, {
  id: 'ecs-service-fargate-latest-platform',
  title: 'ECS services on Fargate run the newest platform version',
  severity: 'medium',
  remediation: 'Set the platform version to LATEST and force a new deployment.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html'],
  equivalents: {
    prowler: ['ecs_service_fargate_latest_platform_version'],
    securityHub: ['ECS.10'],
    config: ['ecs-fargate-latest-platform-version'],
  },
  test({ Service: s }) {
    if (s.status === 'INACTIVE') return notApplicable(DELETED)
    const placed = [s, ...(s.deployments ?? []), ...(s.taskSets ?? [])]
    const versions = placed.filter(of => of.platformVersion !== undefined)
    for (const { platformVersion, platformFamily } of versions) {
      if (platformVersion === 'LATEST') continue
      const newest = newestOf(platformFamily ?? s.platformFamily)
      if (platformVersion !== newest) return fail(`It runs platform version ${platformVersion}, not ${newest}.`)
    }
    if (versions.length > 0)
      return pass(`The platform version is ${[...new Set(versions.map(of => of.platformVersion))].join(' and ')}.`)
    if (s.launchType === 'EC2' || s.launchType === 'EXTERNAL')
      return notApplicable(`The launch type is ${s.launchType}.`)
    const providers = placed.flatMap(of => of.capacityProviderStrategy ?? []).map(one => one.capacityProvider)
    return providers.length > 0 && !providers.some(name => name === undefined || name.startsWith('FARGATE'))
      ? notApplicable(`Its tasks run on the capacity provider ${providers[0]}.`)
      : unknown('AWS did not name the platform version.')
  },
})
