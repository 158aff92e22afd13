import {
  functionDeadLetters,
  functionEnvironmentKey,
  functionInVpc,
  functionOwnLayers,
  functionSpansZones,
  functionTraced,
} from '../../../../connectors/aws/lambda/function.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(functionInVpc, {
  pass: [{ case: 'it is attached to one', settings: { VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] } } }],
  fail: [
    { case: 'AWS says nothing of a VPC', settings: {} },
    // As AWS answers of a function that was attached once.
    { case: 'it was attached once', settings: { VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] } } },
  ],
})

const subnet = (id: string, AvailabilityZone?: string) => ({
  id: `arn:aws:ec2:us-east-1:111122223333:subnet/${id}`,
  settings: { SubnetId: id, AvailabilityZone },
})
const subnets = [subnet('subnet-1', 'us-east-1a'), subnet('subnet-2', 'us-east-1b'), subnet('subnet-3', 'us-east-1a')]
const attached = (...SubnetIds: string[]) => ({
  settings: { VpcConfig: { VpcId: 'vpc-1', SubnetIds } },
  read: { subnets },
})

checkTable(functionSpansZones, {
  pass: [
    { case: 'its subnets are in two zones', ...attached('subnet-1', 'subnet-2'), reason: /us-east-1a and us-east-1b/ },
    { case: 'they are, though one is not listed', ...attached('subnet-9', 'subnet-1', 'subnet-2') },
  ],
  fail: [
    { case: 'it has one subnet', ...attached('subnet-1') },
    { case: 'its subnets are in one zone', ...attached('subnet-1', 'subnet-3'), reason: /all its subnets are in/i },
  ],
  notApplicable: [
    { case: 'it is in no VPC', settings: {}, read: { subnets } },
    { case: 'it was in one', settings: { VpcConfig: { VpcId: '', SubnetIds: [] } }, read: { subnets } },
  ],
  unknown: [
    { case: 'a subnet is not listed', ...attached('subnet-1', 'subnet-9'), reason: /subnet-9/ },
    { case: 'it names no subnet', ...attached() },
  ],
})

const REDACTED = { $redacted: 'lambda-environment' }

checkTable(functionEnvironmentKey, {
  pass: [{ case: 'it names a key', settings: { KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  fail: [
    {
      case: 'variables and no key',
      settings: { Environment: { Variables: { STAGE: REDACTED, TOKEN: REDACTED } } },
      reason: /2 variables/,
    },
  ],
  notApplicable: [
    { case: 'no environment', settings: {} },
    { case: 'an empty one', settings: { Environment: { Variables: {} } } },
  ],
  unknown: [
    { case: 'AWS could not read it', settings: { Environment: { Error: { ErrorCode: 'AccessDeniedException' } } } },
  ],
})

checkTable(functionDeadLetters, {
  pass: [{ case: 'it has one', settings: { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:q' } } }],
  fail: [
    { case: 'it has none', settings: {} },
    { case: 'the setting is empty', settings: { DeadLetterConfig: {} } },
  ],
})

checkTable(functionTraced, {
  pass: [{ case: 'it is', settings: { TracingConfig: { Mode: 'Active' } } }],
  fail: [{ case: 'it follows its caller', settings: { TracingConfig: { Mode: 'PassThrough' } } }],
  unknown: [{ case: 'an answer of earlier years', settings: {} }],
})

const layer = (account: string) => ({ Arn: `arn:aws:lambda:us-east-1:${account}:layer:tools:3` })

checkTable(functionOwnLayers, {
  pass: [{ case: 'layers of its own account', settings: { Layers: [layer('111122223333')] } }],
  fail: [
    { case: 'one of another', settings: { Layers: [layer('111122223333'), layer('999988887777')] }, reason: /9999/ },
  ],
  notApplicable: [
    { case: 'no layers', settings: {} },
    { case: 'an empty list', settings: { Layers: [] } },
  ],
  unknown: [{ case: 'a layer without its ARN', settings: { Layers: [{ CodeSize: 1 }] } }],
})
