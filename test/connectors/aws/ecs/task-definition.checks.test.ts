import {
  containersLog,
  hostNetworkUsers,
  noPlainCredentials,
  noPrivilegedContainers,
  ownProcesses,
  readonlyRoot,
} from '../../../../connectors/aws/ecs/task-definition.checks.ts'
import type { Row } from '../../../kit/rows.ts'
import { checkTable } from '../../../kit/table.ts'

const row = (name: string, definition: object | null): Row => ({ case: name, settings: { TaskDefinition: definition } })
const containers = (...of: object[]) => ({ containerDefinitions: of.map((one, i) => ({ name: `c${i}`, ...one })) })
const empty = [row('AWS answered no containers', { containerDefinitions: [] }), row('AWS answered nothing', null)]

checkTable(noPrivilegedContainers, {
  pass: [row('it is off', containers({ privileged: false })), row('it is not set', containers({}))],
  fail: [row('one is', containers({}, { privileged: true }))],
  unknown: empty,
})

const host = (...of: object[]) => ({ networkMode: 'host', ...containers(...of) })

checkTable(hostNetworkUsers, {
  pass: [row('another user', host({ user: '1000' })), row('by name and group', host({ user: 'app:app' }))],
  fail: [
    row('no user', host({})),
    row('root', host({ user: 'root' })),
    row('root by number', host({ user: '0:0' })),
    row('privileged', host({ user: '1000', privileged: true })),
    row('the second of two', host({ user: '1000' }, { user: '' })),
  ],
  notApplicable: [
    row('a network interface of its own', { ...host({}), networkMode: 'awsvpc' }),
    row('the default', containers({})),
  ],
  unknown: [row('AWS answered nothing', null), row('no containers', { networkMode: 'host' })],
})

checkTable(ownProcesses, {
  pass: [row('not set', containers({})), row('shared within the task', { ...containers({}), pidMode: 'task' })],
  fail: [row('the host’s', { ...containers({}), pidMode: 'host' })],
  unknown: [row('AWS answered nothing', null)],
})

const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }

checkTable(readonlyRoot, {
  pass: [row('all are', containers({ readonlyRootFilesystem: true }, { readonlyRootFilesystem: true }))],
  fail: [
    row('not set', containers({})),
    row('one is not', containers({ readonlyRootFilesystem: true }, { readonlyRootFilesystem: false })),
  ],
  notApplicable: [row('Windows', { ...containers({}), ...windows })],
  unknown: empty,
})

checkTable(containersLog, {
  pass: [row('all do', containers({ logConfiguration: { logDriver: 'awslogs' } }))],
  fail: [
    row('one does not', containers({ logConfiguration: { logDriver: 'awslogs' } }, {})),
    row('a setting without driver', containers({ logConfiguration: { options: {} } })),
  ],
  unknown: empty,
})

const variables = (...names: string[]) =>
  containers({ environment: names.map(name => ({ name, value: { $redacted: 'ecs-environment' } })) })

checkTable(noPlainCredentials, {
  pass: [row('none', containers({})), row('others', variables('STAGE', 'AWS_REGION'))],
  fail: [
    row('a secret key', variables('STAGE', 'AWS_SECRET_ACCESS_KEY')),
    row('the login of a registry', variables('ECS_ENGINE_AUTH_DATA')),
  ],
  unknown: empty,
})
