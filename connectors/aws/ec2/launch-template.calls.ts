import { DescribeLaunchTemplateVersionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { LaunchTemplate } from './launch-template.ts'

/** Without a template's id AWS answers the default versions of all templates. */
export const describeDefaultVersions = list({
  action: 'ec2:DescribeLaunchTemplateVersions',
  client: EC2Client,
  command: DescribeLaunchTemplateVersionsCommand,
  items: 'LaunchTemplateVersions',
  id: 'LaunchTemplateId',
  token: 'NextToken',
})

const read: Reader<LaunchTemplate> = async function* (aws) {
  for await (const version of aws.list(describeDefaultVersions, { Versions: ['$Default'], MaxResults: 200 }))
    yield {
      id: arnOf(aws, 'ec2', `launch-template/${version.LaunchTemplateId}`),
      name: version.LaunchTemplateName ?? version.LaunchTemplateId,
      settings: version,
    }
}

export default read
