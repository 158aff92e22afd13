import { createHash } from 'node:crypto'
import { type Answer, type AnswerRequest, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'
import { ROLE_USE } from './past.ts'
import { PEOPLE } from './people.ts'

// Wire shapes as the IAM API Reference (2010-05-08) shows them: the emulator knows neither of the two operations.

/** What people and roles have used, in days before the recording; null: not within the 400 days that AWS looks back. */
const USED: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  'daniel.oyelaran': { ec2: 1, iam: 3, s3: 1, organizations: null },
  'ines.moreau': { iam: 2, ec2: 2, kms: 30, cloudtrail: 5, backup: null, glue: null, sagemaker: null },
  'leila.haddad': { iam: 12 },
  'svc-jenkins': { lambda: 0.4, iam: 0.4, ecr: 0.3 },
  'data-export': { s3: 15, dynamodb: 15, kms: null, athena: null },
  'github-deploy': { ecs: 1, ecr: 1, s3: null },
  'nwp-build-host': { ec2: 11, iam: null },
  'sso-admin': { iam: 2, ec2: 2, s3: 4, rds: 20, cloudtrail: null, dynamodb: null, sagemaker: null },
}

const jobs = new Map<string, string>()
/** A job's id, and whose it is: asked for before its answer is. */
function jobOf(arn: string): string {
  const hex = createHash('sha256').update(arn).digest('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  jobs.set(id, arn)
  return id
}

const parameter = ({ body }: AnswerRequest, name: string) => new URLSearchParams(body).get(name) ?? ''
const answer = (operation: string, body: string) =>
  xml(
    `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${body}</${operation}Result><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></${operation}Response>`,
  )

function details(request: AnswerRequest): string {
  const { now } = request
  const arn = jobs.get(parameter(request, 'JobId')) ?? ''
  const name = arn.split('/').pop() ?? ''
  const services = Object.entries(USED[name] ?? usual(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, days]) => {
      const last =
        days === null
          ? '<TotalAuthenticatedEntities>0</TotalAuthenticatedEntities>'
          : `<LastAuthenticated>${daysAgo(now, days)}</LastAuthenticated><LastAuthenticatedEntity>${arn}</LastAuthenticatedEntity><LastAuthenticatedRegion>us-east-1</LastAuthenticatedRegion><TotalAuthenticatedEntities>1</TotalAuthenticatedEntities>`
      return `<member><ServiceName>${service}</ServiceName><ServiceNamespace>${service}</ServiceNamespace>${last}</member>`
    })
  const made = daysAgo(now, 0)
  return `<JobStatus>COMPLETED</JobStatus><JobType>SERVICE_LEVEL</JobType><JobCreationDate>${made}</JobCreationDate><JobCompletionDate>${made}</JobCompletionDate><IsTruncated>false</IsTruncated><ServicesLastAccessed>${services.join('')}</ServicesLastAccessed>`
}

/** Whoever was seen at all has used S3 then. */
function usual(name: string): Readonly<Record<string, number | null>> {
  const keys = PEOPLE.find(person => person.name === name)?.keys ?? []
  const used = ROLE_USE[name]?.used ?? keys.map(({ used: days }) => days).find(days => days !== null)
  return { s3: used ?? null }
}

export const serviceUseAnswers: readonly Answer[] = [
  {
    service: 'iam',
    operation: 'GenerateServiceLastAccessedDetails',
    respond: request =>
      answer('GenerateServiceLastAccessedDetails', `<JobId>${jobOf(parameter(request, 'Arn'))}</JobId>`),
  },
  {
    service: 'iam',
    operation: 'GetServiceLastAccessedDetails',
    respond: request => answer('GetServiceLastAccessedDetails', details(request)),
  },
]
