import type { NetworkInterface as AwsNetworkInterface } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One network interface as DescribeNetworkInterfaces answers it. */
export type NetworkInterface = AwsNetworkInterface

export const networkInterface = evidenceType<NetworkInterface>({
  id: 'aws.ec2.network-interface',
  title: 'Network interfaces, their addresses and security groups',
  reach: 'region',
  population:
    'every network interface that DescribeNetworkInterfaces lists in the region, those that services of AWS made for the account included',
})
