import type { LaunchConfiguration } from '@aws-sdk/client-auto-scaling'
import { evidenceType } from '../../kit/index.ts'

/** User data is a script that may hold anything: whether there is some is kept, and never what. */
export const launchConfiguration = evidenceType<LaunchConfiguration>({
  id: 'aws.autoscaling.launch-configuration',
  title: 'Launch configurations of Auto Scaling groups',
  reach: 'region',
  population: 'every launch configuration of the account in the region, whether or not a group uses it',
  secrets: [{ pointer: '/UserData', rule: 'autoscaling-user-data' }],
})
