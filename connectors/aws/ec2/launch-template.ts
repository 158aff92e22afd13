import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** The default version of one launch template as DescribeLaunchTemplateVersions answers it, without its user data. */
export type LaunchTemplate = LaunchTemplateVersion

export const launchTemplate = evidenceType<LaunchTemplate>({
  id: 'aws.ec2.launch-template',
  title: 'Launch templates, in their default version',
  reach: 'region',
  population:
    'the default version (Versions=$Default) of every launch template of the account in the region; other versions are not asked for',
  // A script that may hold anything.
  secrets: [{ pointer: '/LaunchTemplateData/UserData', rule: 'ec2-user-data' }],
})
