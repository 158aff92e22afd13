import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// AWS Glue API. The emulator has no machine learning transforms, and answers nothing where a catalog has no policy.

const DAY = 86_400

export const answers: readonly Answer[] = [
  {
    // An analyst's, from when end points were how jobs were written. The emulator has no moments of the past.
    service: 'glue',
    operation: 'GetDevEndpoints',
    respond({ region, now }) {
      const one = {
        ...{ EndpointName: 'nwp-analyst', RoleArn: 'arn:aws:iam::210987654321:role/nwp-glue', Status: 'READY' },
        ...{ GlueVersion: '1.0', NumberOfNodes: 2, CreatedTimestamp: secondsAgo(now, 900 * DAY) },
      }
      return json({ DevEndpoints: region === 'us-east-1' ? [one] : [] })
    },
  },
  {
    service: 'glue',
    operation: 'GetMLTransforms',
    respond({ region, now }) {
      const transform = {
        TransformId: 'tfm-0f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a6f5e',
        Name: 'nwp-duplicate-merchants',
        Status: 'READY',
        CreatedOn: secondsAgo(now, 240 * DAY),
        LastModifiedOn: secondsAgo(now, 240 * DAY),
        Role: 'arn:aws:iam::210987654321:role/nwp-glue',
        GlueVersion: '3.0',
        TransformEncryption: { MlUserDataEncryption: { MlUserDataEncryptionMode: 'DISABLED' } },
      }
      return json({ Transforms: region === 'us-east-1' ? [transform] : [] })
    },
  },
  {
    // The emulator does not tell the kind of a connection.
    service: 'glue',
    operation: 'GetConnections',
    respond: () => null,
    rewrite: text => text.replaceAll(/"ConnectionProperties": ?/g, '"ConnectionType":"JDBC","ConnectionProperties":'),
  },
  {
    service: 'glue',
    operation: 'GetResourcePolicy',
    respond: ({ region }) =>
      region === 'us-east-1' ? null : json({ __type: 'EntityNotFoundException', Message: 'Policy not found' }, 400),
  },
]
