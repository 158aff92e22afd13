import { managedBySystemsManager } from '../../../../connectors/aws/ec2/instance-managed.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const settings = (Name = 'running', InstanceId: string | undefined = 'i-1') => ({ InstanceId, State: { Name } })
const nodes = (InstanceId: string, region = 'us-east-1', PingStatus: string | undefined = 'Online') => ({
  nodes: [{ id: InstanceId, region, settings: { InstanceId, PingStatus } }],
})

checkTable(managedBySystemsManager, {
  pass: [
    { case: 'it is listed', settings: settings(), read: nodes('i-1') },
    {
      case: 'it is stopped and listed',
      settings: settings('stopped'),
      read: nodes('i-1', 'us-east-1', 'ConnectionLost'),
    },
  ],
  fail: [
    { case: 'others are listed', settings: settings(), read: nodes('i-2') },
    { case: 'one of that id is listed in another region', settings: settings(), read: nodes('i-1', 'eu-west-1') },
    {
      case: 'its agent does not answer',
      settings: settings(),
      read: nodes('i-1', 'us-east-1', 'ConnectionLost'),
      reason: /ConnectionLost/,
    },
    { case: 'it is stopped and not listed', settings: settings('stopped'), read: { nodes: [] } },
  ],
  notApplicable: [{ case: 'it goes away', settings: settings('shutting-down'), read: nodes('i-2') }],
  unknown: [
    { case: 'it starts', settings: settings('pending'), read: nodes('i-2') },
    { case: 'the list could not be made', settings: settings(), incomplete: ['nodes'] },
    {
      case: 'whether its agent answers is not said',
      settings: settings(),
      read: { nodes: [{ id: 'i-1', settings: { InstanceId: 'i-1' } }] },
    },
    { case: 'whether it runs is not said', settings: { InstanceId: 'i-1' }, read: nodes('i-1') },
    { case: 'it has no id', settings: { State: { Name: 'running' } }, read: nodes('i-2') },
  ],
})
