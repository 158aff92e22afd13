import { createHash } from 'node:crypto'
import type { Answer } from '../kit/answer.ts'

// Amazon CloudWatch Logs API Reference (2014-03-28), LogGroup. Nobody writes to the emulator's groups, and it leaves out
// their class.

const bytesOf = (name: string): number => createHash('sha256').update(name).digest().readUIntBE(0, 4)

export const answers: readonly Answer[] = [
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
