import { egressInVpc, kmsEncryption, traced } from '../../../../connectors/aws/apprunner/app-service.checks.ts'
import { connectorSpansZones } from '../../../../connectors/aws/apprunner/vpc-connector.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const running = (more: object) => ({ settings: { Service: { ServiceName: 'pay', Status: 'RUNNING', ...more } } })
const deleted = { case: 'deleted', ...running({ Status: 'DELETED' }) }
const nothing = { case: 'AWS answers nothing', settings: { Service: null } }

checkTable(kmsEncryption, {
  pass: [
    {
      case: 'a key',
      ...running({ EncryptionConfiguration: { KmsKey: 'arn:aws:kms:us-east-1:111122223333:key/1' } }),
      reason: /key\/1/,
    },
  ],
  fail: [{ case: 'no key', ...running({}) }],
  notApplicable: [deleted],
  unknown: [nothing, { case: 'AWS does not name it', ...running({ EncryptionConfiguration: {} }) }],
})

const sends = (EgressConfiguration?: object) => running({ NetworkConfiguration: { EgressConfiguration } })
const VpcConnectorArn = 'arn:aws:apprunner:us-east-1:111122223333:vpcconnector/pay/1/0a'

checkTable(egressInVpc, {
  pass: [{ case: 'a VPC', ...sends({ EgressType: 'VPC', VpcConnectorArn }), reason: /vpcconnector/ }],
  fail: [{ case: 'the internet', ...sends({ EgressType: 'DEFAULT' }), reason: /DEFAULT/ }],
  notApplicable: [deleted],
  unknown: [
    nothing,
    { case: 'AWS does not say', ...sends() },
    { case: 'AWS names no connector', ...sends({ EgressType: 'VPC' }) },
  ],
})

const watched = (ObservabilityConfiguration?: object) => running({ ObservabilityConfiguration })
const ObservabilityConfigurationArn = 'arn:aws:apprunner:us-east-1:111122223333:observabilityconfiguration/xray/1/0a'

checkTable(traced, {
  pass: [{ case: 'on', ...watched({ ObservabilityEnabled: true, ObservabilityConfigurationArn }), reason: /xray/ }],
  fail: [
    { case: 'off', ...watched({ ObservabilityEnabled: false }) },
    { case: 'never set', ...watched() },
  ],
  notApplicable: [deleted],
  unknown: [nothing, { case: 'AWS does not say', ...watched({}) }],
})

const subnets = [
  { id: 'arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1', settings: { AvailabilityZone: 'us-east-1a' } },
  { id: 'arn:aws:ec2:us-east-1:111122223333:subnet/subnet-2', settings: { AvailabilityZone: 'us-east-1b' } },
]
const connector = (Subnets: string[] | undefined, Status = 'ACTIVE') => ({
  settings: { VpcConnectorName: 'pay', Subnets, Status },
  read: { subnets },
})

checkTable(connectorSpansZones, {
  pass: [{ case: 'two zones', ...connector(['subnet-1', 'subnet-2']), reason: /us-east-1a and us-east-1b/ }],
  fail: [{ case: 'one subnet', ...connector(['subnet-1']) }],
  notApplicable: [{ case: 'deleted', ...connector(['subnet-1'], 'INACTIVE') }],
  unknown: [
    { case: 'a subnet is not listed', ...connector(['subnet-1', 'subnet-9']) },
    { case: 'AWS names none', ...connector(undefined) },
  ],
})
