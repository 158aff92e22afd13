import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  DescribeHubCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub'
import type { Context, Message, PackageHandle, Target } from '../adapter.ts'
import { awsOptions } from '../kit/aws.ts'
import { withAws } from '../kit/aws-work.ts'
import { endOurs, endWith } from '../kit/error.ts'
import { delivered, type Proof } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import type { Config, Secrets } from './config.ts'
import { asff, type Finding, findingsOf } from './findings.ts'

const BATCH = 100
const means = {
  AccessDeniedException: 'the credentials lack securityhub:DescribeHub or securityhub:BatchImportFindings',
  InvalidAccessException: 'Security Hub is not on in this account and region',
  ResourceNotFoundException: 'Security Hub is not on in this account and region',
} as const

const clientFor = ({ config, secrets }: Target<Config, Secrets>, context: Context) =>
  new SecurityHubClient(awsOptions(config, secrets, context))

/** Imports the package's findings. Their ids follow from account, check and resource, so that a repeat updates and never doubles. */
export async function push(message: Message, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const { package: built } = message
  if (!built) return endOurs('nothing_to_send')
  const found = (await findingsOf(built)).filter(({ status }) => !target.config.failedOnly || status === 'fail')
  return withAws(clientFor(target, context), context, means, async client => {
    const { HubArn: hubArn } = await client.send(new DescribeHubCommand({}), { abortSignal: context.signal })
    if (!hubArn) return endWith('answer_not_understood')
    const own = found.filter(({ account }) => account === hubArn.split(':')[4])
    if (found.length > 0 && own.length === 0)
      return endWith('the findings are of another account than this Security Hub')
    return importAll(client, own, { built, hubArn, at: message.at, left: found.length - own.length }, context)
  })
}

interface Import {
  readonly built: PackageHandle
  readonly hubArn: string
  readonly at: string
  /** Findings of other accounts, which Security Hub takes from these alone. */
  readonly left: number
}

/** AWS answers 200 where it refused some or all: each of them is counted. */
async function importAll(
  client: SecurityHubClient,
  found: readonly Finding[],
  { built, hubArn, at, left }: Import,
  { signal: abortSignal }: Context,
): Promise<Outcome> {
  const about = { hubArn, package: built.id, sha256: built.sha256, at }
  let imported = 0
  const refused: string[] = []
  for (let start = 0; start < found.length; start += BATCH) {
    const Findings: AwsSecurityFinding[] = found.slice(start, start + BATCH).map(each => asff(about, each))
    const answer = await client.send(new BatchImportFindingsCommand({ Findings }), { abortSignal })
    imported += answer.SuccessCount ?? 0
    const failures = answer.FailedFindings ?? []
    refused.push(...failures.map(({ ErrorCode = '', ErrorMessage = '' }) => `${ErrorCode} ${ErrorMessage}`))
    const missing = Findings.length - (answer.SuccessCount ?? 0) - failures.length
    for (let more = 0; more < missing; more++) refused.push('not said')
  }
  const counts = `${imported} of ${found.length} findings taken${left > 0 ? `, ${left} of other accounts left out` : ''}`
  if (refused.length > 0)
    return endWith('findings_not_imported', { httpStatus: 200, detail: `${counts}; first: ${refused[0]}` })
  return delivered(200, { imported: String(imported) }, counts)
}

export function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  return withAws(clientFor(target, context), context, means, async client => {
    const { $metadata } = await client.send(new DescribeHubCommand({}), { abortSignal: context.signal })
    const proved = ['Security Hub is on in this account and region.']
    return { httpStatus: $metadata.httpStatusCode ?? 200, proved }
  })
}
