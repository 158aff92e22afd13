import type { Answer } from '../kit/answer.ts'

// Why an alarm is in its state, in the words of CloudWatch; the emulator's alarms are never looked at.

const NO_DATA =
  'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].'
const BELOW = 'Threshold Crossed: 3 out of the last 3 datapoints were not greater than the threshold (85.0).'

export const answers: readonly Answer[] = [
  {
    service: 'monitoring',
    operation: 'DescribeAlarms',
    respond: () => null,
    rewrite: (body, { region }) =>
      body.replaceAll('Unchecked: Initial alarm creation', region === 'us-east-1' ? NO_DATA : BELOW),
  },
]
