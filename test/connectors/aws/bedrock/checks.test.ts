import { invocationsLogged } from '../../../../connectors/aws/bedrock/invocation-logging.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const to = (LoggingConfig: object | null) => ({ settings: { LoggingConfig } })

checkTable(invocationsLogged, {
  pass: [
    { case: 'to a log group', ...to({ cloudWatchConfig: { logGroupName: '/models' } }), reason: /\/models/ },
    { case: 'to a bucket', ...to({ s3Config: { bucketName: 'models' } }) },
  ],
  fail: [{ case: 'nowhere', ...to(null) }],
  unknown: [{ case: 'AWS does not say where', ...to({ textDataDeliveryEnabled: true }) }],
})
