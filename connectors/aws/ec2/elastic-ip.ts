import type { Address } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One Elastic IP address as DescribeAddresses answers it. */
export type ElasticIp = Address

export const elasticIp = evidenceType<ElasticIp>({
  id: 'aws.ec2.elastic-ip',
  title: 'Elastic IP addresses',
  reach: 'region',
  population: 'every Elastic IP address of the account in the region, in use or not',
})
