import {
  serviceFargateLatest,
  serviceNoPublicAddress,
  taskSetsNoPublicAddress,
} from '../../../../connectors/aws/ecs/service.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const service = (Service: object) => ({ settings: { Service: { status: 'ACTIVE', ...Service } } })
const network = (assignPublicIp?: string) => ({ networkConfiguration: { awsvpcConfiguration: { assignPublicIp } } })

checkTable(serviceNoPublicAddress, {
  pass: [
    { case: 'it says so', ...service({ ...network('DISABLED') }) },
    { case: 'its deployment says so', ...service({ deployments: [network('DISABLED')] }) },
  ],
  fail: [
    { case: 'it gives one', ...service(network('ENABLED')) },
    {
      case: 'an earlier deployment still does',
      ...service({ ...network('DISABLED'), deployments: [network('ENABLED')] }),
    },
  ],
  notApplicable: [
    { case: 'tasks use the network of their host', ...service({}) },
    { case: 'it is deleted', ...service({ status: 'INACTIVE', ...network('ENABLED') }) },
  ],
  unknown: [{ case: 'AWS does not say', ...service(network()) }],
})

checkTable(taskSetsNoPublicAddress, {
  pass: [{ case: 'none gives one', ...service({ taskSets: [network('DISABLED'), network('DISABLED')] }) }],
  fail: [{ case: 'one gives one', ...service({ taskSets: [network('DISABLED'), network('ENABLED')] }) }],
  notApplicable: [
    { case: 'it has none', ...service({ taskSets: [] }) },
    { case: 'they use the network of their host', ...service({ taskSets: [{ id: 'a' }] }) },
    { case: 'it is deleted', ...service({ status: 'INACTIVE', taskSets: [network('ENABLED')] }) },
  ],
  unknown: [{ case: 'AWS does not say of one', ...service({ taskSets: [network('DISABLED'), network()] }) }],
})

const fargate = (platformVersion?: string, more: object = {}) =>
  service({ launchType: 'FARGATE', platformVersion, ...more })

checkTable(serviceFargateLatest, {
  pass: [
    { case: 'LATEST', ...fargate('LATEST') },
    { case: 'the newest for Linux', ...fargate('1.4.0', { platformFamily: 'Linux' }) },
    { case: 'the newest for Windows', ...fargate('1.0.0', { platformFamily: 'WINDOWS_SERVER_2022_CORE' }) },
  ],
  fail: [
    { case: 'an earlier one', ...fargate('1.3.0'), reason: /1\.3\.0/ },
    { case: 'LATEST of an earlier deployment', ...fargate('LATEST', { deployments: [{ platformVersion: '1.0.0' }] }) },
    { case: 'a task set of an earlier one', ...service({ taskSets: [{ platformVersion: '1.3.0' }] }) },
  ],
  notApplicable: [
    { case: 'on instances', ...service({ launchType: 'EC2' }) },
    { case: 'on machines of the customer', ...service({ launchType: 'EXTERNAL' }) },
    { case: 'on a group of instances', ...service({ capacityProviderStrategy: [{ capacityProvider: 'asg' }] }) },
    { case: 'deleted', ...fargate('1.3.0', { status: 'INACTIVE' }) },
  ],
  unknown: [
    { case: 'AWS does not say', ...fargate() },
    {
      case: 'nor by a capacity provider',
      ...service({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] }),
    },
  ],
})
