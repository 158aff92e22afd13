import type { Answer } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Secrets Manager API Reference, DescribeSecret. The emulator rotates only with a function that runs, and does not
// know when a secret was last used.

interface Told {
  name: string
  /** Days since the last use and the last rotation; days until the next, fewer than none where it is overdue. */
  used?: number
  rotated?: number
  next?: number
}

const TOLD: readonly Told[] = [
  { name: 'nwp/ledger/database', used: 1, rotated: 12, next: 18 },
  { name: 'nwp/reporting/database', used: 2, rotated: 140, next: -50 },
  { name: 'nwp/partners/sftp', used: 205 },
  { name: 'nwp/payouts/bank', used: 1 },
]

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

const rotation = ({ rotated, next }: Told, now: Date) =>
  rotated !== undefined &&
  next !== undefined && {
    RotationEnabled: true,
    RotationLambdaARN: 'arn:aws:lambda:us-east-1:210987654321:function:nwp-rotate-database',
    RotationRules: { AutomaticallyAfterDays: rotated < 90 ? 30 : 90 },
    LastRotatedDate: seconds(before(now, rotated)),
    NextRotationDate: seconds(before(now, -next)),
  }

export const answers: readonly Answer[] = [
  {
    service: 'secretsmanager',
    operation: 'DescribeSecret',
    respond: () => null,
    rewrite(body, { now }) {
      const all = JSON.parse(body) as Record<string, unknown>
      // What a secret does not have is not in AWS's answer.
      const secret = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
      const told = TOLD.find(({ name }) => name === secret.Name)
      if (!told) return JSON.stringify(secret)
      const day = told.used === undefined ? undefined : before(now, told.used)
      day?.setUTCHours(0, 0, 0, 0)
      return JSON.stringify({ ...secret, ...rotation(told, now), ...(day && { LastAccessedDate: seconds(day) }) })
    },
  },
]
