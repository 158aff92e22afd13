import type { Fleet as AwsFleet } from '@aws-sdk/client-appstream'
import { evidenceType } from '../../kit/index.ts'

/** One fleet, as `DescribeFleets` answers it. */
export type Fleet = AwsFleet

export const fleet = evidenceType<Fleet>({
  id: 'aws.appstream.fleet',
  title: 'Fleets of AppStream, their networks and how long sessions last',
  reach: 'region',
  population:
    'every fleet of AppStream of the account in the region, in any state; image and app block builders are none',
  observed: [
    '/State',
    '/FleetErrors',
    '/ComputeCapacityStatus/Running',
    '/ComputeCapacityStatus/InUse',
    '/ComputeCapacityStatus/Available',
    '/ComputeCapacityStatus/AvailableUserSessions',
    '/ComputeCapacityStatus/ActiveUserSessions',
    '/ComputeCapacityStatus/ActualUserSessions',
    '/ComputeCapacityStatus/Draining',
    '/ComputeCapacityStatus/DrainModeActiveUserSessions',
    '/ComputeCapacityStatus/DrainModeUnusedUserSessions',
  ],
})
