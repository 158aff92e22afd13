import { type Answer, json } from '../kit/answer.ts'

// Amazon EFS API Reference, DescribeReplicationConfigurations. The emulator copies no file system.

export const answers: readonly Answer[] = [
  {
    service: 'elasticfilesystem',
    operation: /^GET \/2015-02-01\/file-systems\/replication-configurations$/,
    respond() {
      const { body } = json({ ErrorCode: 'ReplicationNotFound', Message: 'The file system is not replicated.' })
      return {
        status: 404,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ReplicationNotFound' },
        body,
      }
    },
  },
]
