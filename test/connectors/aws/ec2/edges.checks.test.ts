import { connectionsLogged } from '../../../../connectors/aws/ec2/client-vpn-endpoint.checks.ts'
import { inUse } from '../../../../connectors/aws/ec2/elastic-ip.checks.ts'
import { notPublic } from '../../../../connectors/aws/ec2/image.checks.ts'
import { sourceChecked } from '../../../../connectors/aws/ec2/network-interface.checks.ts'
import { noAutoAccept } from '../../../../connectors/aws/ec2/transit-gateway.checks.ts'
import { gatewaysBlocked } from '../../../../connectors/aws/ec2/vpc-block-public-access.checks.ts'
import { notForEverybody } from '../../../../connectors/aws/ec2/vpc-endpoint-service.checks.ts'
import { tunnelsLogged, tunnelsUp } from '../../../../connectors/aws/ec2/vpn-connection.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ACCOUNT = '111122223333'

checkTable(inUse, {
  pass: [
    { case: 'of an instance', settings: { AssociationId: 'eipassoc-1', InstanceId: 'i-1' }, reason: /i-1\./ },
    { case: 'of a gateway', settings: { NetworkInterfaceId: 'eni-1' }, reason: /eni-1\./ },
    { case: 'of something AWS does not name', settings: { AssociationId: 'eipassoc-1' } },
  ],
  fail: [{ case: 'of nothing', settings: { AllocationId: 'eipalloc-1' } }],
})

const client = (Enabled?: boolean, Code = 'available') => ({
  settings: { Status: { Code }, ConnectionLogOptions: { Enabled, CloudwatchLogGroup: 'vpn' } },
})

checkTable(connectionsLogged, {
  pass: [{ case: 'it does', ...client(true), reason: /to vpn\./ }],
  fail: [{ case: 'it does not', ...client(false) }],
  notApplicable: [{ case: 'it is gone', ...client(false, 'deleted') }],
  unknown: [{ case: 'AWS does not say', ...client() }],
})

const nic = (SourceDestCheck?: boolean, InterfaceType?: string, OwnerId = ACCOUNT) => ({
  settings: { SourceDestCheck, InterfaceType, OwnerId },
})

checkTable(sourceChecked, {
  pass: [
    { case: 'it does', ...nic(true, 'interface') },
    { case: 'AWS names no kind', ...nic(true) },
  ],
  fail: [
    { case: 'it does not', ...nic(false, 'interface') },
    { case: 'a fabric adapter', ...nic(false, 'efa') },
  ],
  notApplicable: [
    { case: 'a NAT gateway', ...nic(false, 'nat_gateway') },
    { case: 'of another account', ...nic(false, 'interface', '444455556666') },
  ],
  unknown: [{ case: 'AWS does not say', ...nic(undefined, 'interface') }],
})

const transit = (AutoAcceptSharedAttachments?: string, State = 'available', OwnerId = ACCOUNT) => ({
  settings: { OwnerId, State, Options: { AutoAcceptSharedAttachments } },
})

checkTable(noAutoAccept, {
  pass: [{ case: 'somebody must', ...transit('disable') }],
  fail: [{ case: 'nobody must', ...transit('enable') }],
  notApplicable: [
    { case: 'it is gone', ...transit('enable', 'deleted') },
    { case: 'of another account', ...transit('enable', 'available', '444455556666') },
  ],
  unknown: [{ case: 'AWS does not say', ...transit() }],
})

const service = (AcceptanceRequired: boolean | undefined, ...principals: string[]) => ({
  settings: { AcceptanceRequired, AllowedPrincipals: principals.map(Principal => ({ Principal })) },
})

checkTable(notForEverybody, {
  pass: [
    { case: 'an account', ...service(false, 'arn:aws:iam::111122223333:root') },
    { case: 'nobody yet', ...service(false) },
    { case: 'everybody, when accepted', ...service(true, '*') },
  ],
  fail: [{ case: 'everybody', ...service(false, 'arn:aws:iam::111122223333:root', '*') }],
  unknown: [
    { case: 'AWS does not say whether', ...service(undefined, '*') },
    { case: 'AWS answers no list', settings: { AcceptanceRequired: true, AllowedPrincipals: null } },
  ],
})

const tunnels = (...states: (string | undefined)[]) => ({
  settings: { State: 'available', VgwTelemetry: states.map(Status => ({ Status, OutsideIpAddress: '192.0.2.1' })) },
})

checkTable(tunnelsUp, {
  pass: [{ case: 'both', ...tunnels('UP', 'UP') }],
  fail: [
    { case: 'one', ...tunnels('UP', 'DOWN'), reason: /192\.0\.2\.1 is DOWN/ },
    { case: 'none', ...tunnels('DOWN', 'DOWN') },
  ],
  notApplicable: [{ case: 'it is gone', settings: { State: 'deleted', VgwTelemetry: [] } }],
  unknown: [
    { case: 'one, and of the other nothing is said', ...tunnels('UP', undefined) },
    { case: 'AWS tells of one only', ...tunnels('UP') },
    { case: 'AWS says nothing', settings: { State: 'available' } },
  ],
})

const logs = (...on: (boolean | undefined)[]) => ({
  settings: {
    State: 'available',
    Options: { TunnelOptions: on.map(LogEnabled => ({ LogOptions: { CloudWatchLogOptions: { LogEnabled } } })) },
  },
})

checkTable(tunnelsLogged, {
  pass: [{ case: 'both', ...logs(true, true) }],
  fail: [
    { case: 'one', ...logs(true, false) },
    { case: 'none', ...logs(false, false) },
  ],
  notApplicable: [{ case: 'it is going', settings: { State: 'deleting' } }],
  unknown: [
    { case: 'of one nothing is said', ...logs(true, undefined) },
    { case: 'AWS says nothing', settings: { State: 'available' } },
  ],
})

checkTable(notPublic, {
  pass: [{ case: 'it is not', settings: { Public: false } }],
  fail: [{ case: 'it is', settings: { Public: true } }],
  unknown: [{ case: 'AWS does not say', settings: { ImageId: 'ami-1' } }],
})

const blocked = (InternetGatewayBlockMode?: string) => ({ settings: { Options: { InternetGatewayBlockMode } } })

checkTable(gatewaysBlocked, {
  pass: [{ case: 'both ways', ...blocked('block-bidirectional') }],
  fail: [
    { case: 'one way', ...blocked('block-ingress') },
    { case: 'not at all', ...blocked('off') },
  ],
  unknown: [
    { case: 'AWS does not say', ...blocked() },
    { case: 'AWS answers nothing', settings: { Options: null } },
  ],
})
