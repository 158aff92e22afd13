import { evidenceType } from '../../kit/index.ts'

/** Who read the evidence: `GetCallerIdentity`. A session's name moves from run to run. */
export interface Caller {
  Account: string | undefined
  Arn: string | undefined
  UserId: string | undefined
}

export const caller = evidenceType<Caller>({
  id: 'aws.sts.caller',
  title: 'Identity that read the account',
  reach: 'account',
  population: 'the identity whose credentials read the account: one member',
  observed: ['/Arn', '/UserId'],
})
