import { ListWorkgroupsCommand, RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless'
import { list, type Reader } from '../../kit/index.ts'
import type { Workgroup } from './workgroup.ts'

export const listWorkgroups = list({
  action: 'redshift-serverless:ListWorkgroups',
  client: RedshiftServerlessClient,
  command: ListWorkgroupsCommand,
  items: 'workgroups',
  id: 'workgroupArn',
  token: 'nextToken',
})

const read: Reader<Workgroup> = async function* (aws) {
  for await (const settings of aws.list(listWorkgroups, {}))
    yield { id: settings.workgroupArn, name: settings.workgroupName, settings }
}

export default read
