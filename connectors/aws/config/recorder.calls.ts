import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from '@aws-sdk/client-config-service'
import { call, list, type Reader } from '../../kit/index.ts'
import { type Recorder, STATUS } from './recorder.ts'

export const describeRecorders = list({
  action: 'config:DescribeConfigurationRecorders',
  client: ConfigServiceClient,
  command: DescribeConfigurationRecordersCommand,
  items: 'ConfigurationRecorders',
  id: 'name',
})

export const describeRecorderStatus = call({
  action: 'config:DescribeConfigurationRecorderStatus',
  client: ConfigServiceClient,
  command: DescribeConfigurationRecorderStatusCommand,
  gone: ['NoSuchConfigurationRecorderException'],
})

const read: Reader<Recorder> = async function* (aws) {
  for await (const recorder of aws.list(describeRecorders, {})) {
    const name = recorder.name
    const status = aws.get(describeRecorderStatus, { ConfigurationRecorderNames: [name] }, r =>
      r.ConfigurationRecordersStatus?.find(s => s.name === name),
    )
    yield {
      id: recorder.arn ?? name,
      name,
      settings: {
        ...recorder,
        recording: aws.field(async () => (await status)?.recording ?? null),
        Status: aws.field(async () => {
          const answer = await status
          return answer && Object.fromEntries(STATUS.map(field => [field, answer[field]]))
        }),
      },
    }
  }
}

export default read
