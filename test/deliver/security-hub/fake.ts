import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Stage } from '../suite.ts'

export interface SecurityHub extends Fake {
  readonly findings: Map<string, AwsSecurityFinding>
  readonly said: { refuses: number; account: string }
}

/** One hub. Findings are kept by id; those of other accounts are refused one by one, with status 200. */
export async function startSecurityHub(): Promise<SecurityHub> {
  const findings = new Map<string, AwsSecurityFinding>()
  const said = { refuses: 0, account: '111111111111' }
  const answers: Answers = {
    DescribeHub: () => ({
      status: 200,
      json: { HubArn: `arn:aws:securityhub:eu-central-1:${said.account}:hub/default` },
    }),
    BatchImportFindings: ({ json }) => {
      const { Findings } = json as { Findings: AwsSecurityFinding[] }
      const isRefused = (each: AwsSecurityFinding, index: number) =>
        index < said.refuses || !each.ProductArn?.includes(`:${each.AwsAccountId}:product/${each.AwsAccountId}/default`)
      const [wrong, right] = [Findings.filter(isRefused), Findings.filter((each, index) => !isRefused(each, index))]
      for (const each of right) findings.set(each.Id ?? '', each)
      const FailedFindings = wrong.map(({ Id }) => ({ Id, ErrorCode: 'InvalidInput', ErrorMessage: 'refused' }))
      return { status: 200, json: { FailedCount: wrong.length, SuccessCount: right.length, FailedFindings } }
    },
  }
  return Object.assign(await startContractFake('security-hub', () => answers), { findings, said })
}

export const secrets = { accessKeyId: 'AKIAEXHIBITTEST', secretAccessKey: 'a-secret-key-of-the-test' }

export const stageOf = (fake: SecurityHub): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, region: 'eu-central-1' }),
  secrets,
  held: async () =>
    [...fake.findings.values()].map(({ ProductFields }) => Buffer.from(ProductFields?.['exhibit/sha256'] ?? '')),
  written: async () => fake.findings.size,
})
