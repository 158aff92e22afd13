import {
  DescribeRegistryCommand,
  ECRClient,
  GetRegistryPolicyCommand,
  GetRegistryScanningConfigurationCommand,
} from '@aws-sdk/client-ecr'
import { call, type Reader } from '../../kit/index.ts'
import type { Registry } from './registry.ts'

export const getRegistryScanningConfiguration = call({
  action: 'ecr:GetRegistryScanningConfiguration',
  client: ECRClient,
  command: GetRegistryScanningConfigurationCommand,
})

export const describeRegistry = call({
  action: 'ecr:DescribeRegistry',
  client: ECRClient,
  command: DescribeRegistryCommand,
})

export const getRegistryPolicy = call({
  action: 'ecr:GetRegistryPolicy',
  client: ECRClient,
  command: GetRegistryPolicyCommand,
  absent: ['RegistryPolicyNotFoundException'],
})

const read: Reader<Registry> = async function* (aws) {
  // AWS names a registry by its account alone.
  yield {
    id: aws.account,
    settings: {
      scanningConfiguration: aws.get(getRegistryScanningConfiguration, {}, r => r.scanningConfiguration),
      replicationConfiguration: aws.get(describeRegistry, {}, r => r.replicationConfiguration),
      policyText: aws.get(getRegistryPolicy, {}, r => r.policyText ?? ''),
    },
  }
}

export default read
