import type { Answer } from '../kit/answer.ts'

// Wire shape of the AWS CloudFormation API Reference (2010-05-15), DescribeStacks. The emulator knows neither drift
// nor termination protection, and shows what NoEcho hides.

const DRIFT: Readonly<Record<string, string>> = { 'nwp-network': 'IN_SYNC', 'nwp-sandbox': 'DRIFTED' }

const information = (name: string) =>
  `<DriftInformation><StackDriftStatus>${DRIFT[name] ?? 'NOT_CHECKED'}</StackDriftStatus></DriftInformation>`

export const answers: readonly Answer[] = [
  {
    service: 'cloudformation',
    operation: 'DescribeStacks',
    respond: () => null,
    rewrite: body =>
      body
        .replace(/(<StackName>nwp-network<.*?<EnableTerminationProtection>)false/s, '$1true')
        .replace(/(<ParameterKey>DatabasePassword<\/ParameterKey>\s*<ParameterValue>)[^<]*/g, '$1****')
        .replace(/<DriftInformation>.*?<\/DriftInformation>/gs, '')
        .replace(/<StackName>([^<]+)<\/StackName>/g, (whole, name: string) => `${whole}${information(name)}`),
  },
]
