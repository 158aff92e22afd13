import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { deliveryStream } from './delivery-stream.ts'

/** Fed from a data stream or from Kafka, Firehose stores nothing itself, and has no such setting (developer guide). */
const NOT_ITS_OWN = ['KinesisStreamAsSource', 'MSKAsSource']

const ENCRYPTED = {
  DISABLED: false,
  DISABLING: false,
  DISABLING_FAILED: false,
  ENABLED: true,
  ENABLING: false,
  ENABLING_FAILED: false,
}

export const encrypted = check(deliveryStream, {
  id: 'firehose-delivery-stream-encrypted-at-rest',
  title: 'Firehose streams are encrypted at rest',
  severity: 'medium',
  remediation: 'Turn on server-side encryption of the Firehose stream.',
  references: ['https://docs.aws.amazon.com/firehose/latest/dev/encryption.html'],
  equivalents: {
    prowler: ['firehose_stream_encrypted_at_rest'],
    securityHub: ['DataFirehose.1'],
    config: ['kinesis-firehose-delivery-stream-encrypted'],
  },
  test({ DeliveryStream: stream }) {
    if (stream === null) return unknown('AWS answered no settings of the Firehose stream.')
    const { DeliveryStreamType: type, DeliveryStreamEncryptionConfiguration: encryption } = stream
    if (type !== undefined && NOT_ITS_OWN.includes(type)) return notApplicable(`Its source stores the data (${type}).`)
    const status = encryption?.Status
    if (status !== undefined && meaningOf(status, ENCRYPTED, 'the status of encryption'))
      return pass(`It is encrypted with a key of type ${encryption?.KeyType ?? 'that is not stated'}.`)
    if (status !== undefined) return fail(`Encryption is ${status}.`)
    if (type === undefined) return unknown('AWS did not name its source.')
    return type === 'DirectPut'
      ? fail('It has no encryption of its own.')
      : unknown(`How a stream of type ${type} is encrypted is not known.`)
  },
})
