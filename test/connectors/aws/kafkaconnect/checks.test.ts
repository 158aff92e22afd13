import { encryptedInTransit, logged } from '../../../../connectors/aws/kafkaconnect/connector.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const connector = (rest: object) => ({ settings: { Connector: rest } })
const transit = (encryptionType: string) => connector({ kafkaClusterEncryptionInTransit: { encryptionType } })
const logs = (workerLogDelivery: object) => connector({ logDelivery: { workerLogDelivery } })
const silent = { case: 'AWS describes nothing', settings: { Connector: null } }

checkTable(encryptedInTransit, {
  pass: [{ case: 'TLS', ...transit('TLS') }],
  fail: [{ case: 'in clear', ...transit('PLAINTEXT') }],
  unknown: [silent, { case: 'AWS says nothing', ...connector({}) }],
})
checkTable(logged, {
  pass: [
    { case: 'CloudWatch', ...logs({ cloudWatchLogs: { enabled: true } }) },
    { case: 'S3', ...logs({ cloudWatchLogs: { enabled: false }, s3: { enabled: true } }) },
    { case: 'Firehose', ...logs({ firehose: { enabled: true } }) },
  ],
  fail: [
    { case: 'none', ...logs({ cloudWatchLogs: { enabled: false } }) },
    { case: 'nothing set', ...connector({}) },
  ],
  unknown: [silent],
})
