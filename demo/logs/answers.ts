import { createHash } from 'node:crypto'
import { type Answer, json } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Amazon CloudWatch Logs API Reference (2014-03-28), LogGroup and ResourcePolicy. Nobody writes to the emulator's groups, and it
// leaves out their class; it knows no policy of a single log group.

const bytesOf = (name: string): number => createHash('sha256').update(name).digest().readUIntBE(0, 4)

/** Log files of containers were to be sent to it once from anywhere. */
const openPolicy = (resourceArn: string, now: Date) => ({
  policyName: 'container-logs',
  policyScope: 'RESOURCE',
  resourceArn,
  revisionId: '1',
  lastUpdatedTime: before(now, 420).getTime(),
  policyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'containers', Effect: 'Allow', Principal: '*', Action: 'logs:PutLogEvents', Resource: `${resourceArn}:*` },
    ],
  }),
})

export const answers: readonly Answer[] = [
  {
    service: 'logs',
    operation: 'DescribeResourcePolicies',
    respond: ({ body, now }) => {
      const { policyScope, resourceArn } = JSON.parse(body) as { policyScope?: string; resourceArn?: string }
      if (policyScope !== 'RESOURCE') return null
      return json({ resourcePolicies: resourceArn?.endsWith(':/nwp/payouts') ? [openPolicy(resourceArn, now)] : [] })
    },
  },
  {
    service: 'logs',
    operation: 'DescribeLogGroups',
    respond: () => null,
    rewrite: body =>
      body.replaceAll(
        /("logGroupName": "([^"]+)"[^{}]*?"storedBytes": )0/g,
        (_, before: string, name: string) => `${before}${bytesOf(name)}, "logGroupClass": "STANDARD"`,
      ),
  },
]
