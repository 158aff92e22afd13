import { type DBMajorEngineVersion, DescribeDBMajorEngineVersionsCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'

export const describeMajorEngineVersions = list({
  action: 'rds:DescribeDBMajorEngineVersions',
  client: RDSClient,
  command: DescribeDBMajorEngineVersionsCommand,
  items: 'DBMajorEngineVersions',
  id: ['Engine', 'MajorEngineVersion'],
  token: 'Marker',
})

/** They are AWS's, and have no ARN. */
const read: Reader<DBMajorEngineVersion> = async function* (aws) {
  for await (const version of aws.list(describeMajorEngineVersions, {})) {
    const id = `${version.Engine}/${version.MajorEngineVersion}`
    yield { id, name: id, settings: version }
  }
}

export default read
