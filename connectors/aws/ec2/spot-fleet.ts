import type { SpotFleetRequestConfig } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One request as DescribeSpotFleetRequests answers it, without user data. */
export type SpotFleet = SpotFleetRequestConfig

export const spotFleet = evidenceType<SpotFleet>({
  id: 'aws.ec2.spot-fleet',
  title: 'Spot fleets and what they start',
  reach: 'region',
  population: 'every spot fleet request of the account in the region, ended ones as long as AWS lists them included',
  observed: ['/ActivityStatus'],
  secrets: [{ pointer: '/SpotFleetRequestConfig/LaunchSpecifications/*/UserData', rule: 'ec2-user-data' }],
})
