import { READER_ID } from '../iam/ids.ts'
import type { Answer } from '../kit/answer.ts'

// Wire shape of the AWS Security Token Service API Reference (2011-06-15), GetCallerIdentity. The emulator makes up another
// role id each time it is asked.

export const answers: readonly Answer[] = [
  {
    service: 'sts',
    operation: 'GetCallerIdentity',
    respond: () => null,
    rewrite: body => body.replace(/(<UserId>)AROA[^:<]*/, `$1${READER_ID}`),
  },
]
