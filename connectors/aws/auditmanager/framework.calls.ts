import {
  AuditManagerClient,
  FrameworkType,
  GetAssessmentFrameworkCommand,
  ListAssessmentFrameworksCommand,
} from '@aws-sdk/client-auditmanager'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { getAssessment, listAssessments } from './assessments.calls.ts'
import type { Framework } from './framework.ts'
import { getAccountStatus, mustBeSetUp, NOT_SET_UP, SETUP_MISSING } from './status.calls.ts'

export { getAccountStatus, getAssessment, listAssessments }

export const listAssessmentFrameworks = list({
  action: 'auditmanager:ListAssessmentFrameworks',
  client: AuditManagerClient,
  command: ListAssessmentFrameworksCommand,
  items: 'frameworkMetadataList',
  id: 'id',
  token: 'nextToken',
  absent: [SETUP_MISSING],
  none: NOT_SET_UP,
})

export const getAssessmentFramework = call({
  action: 'auditmanager:GetAssessmentFramework',
  client: AuditManagerClient,
  command: GetAssessmentFrameworkCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Framework> = async function* (aws) {
  await mustBeSetUp(aws)
  const used = aws.field(() => frameworksInUse(aws))
  for (const frameworkType of [FrameworkType.CUSTOM, FrameworkType.STANDARD])
    for await (const Metadata of aws.list(listAssessmentFrameworks, { frameworkType })) {
      const { id, arn, name } = Metadata
      const detail = aws.get(getAssessmentFramework, { frameworkId: id }, r => r.framework)
      const isCustom = (Metadata.type ?? frameworkType) === FrameworkType.CUSTOM
      yield {
        id: arn ?? arnOf(aws, 'auditmanager', `assessmentFramework/${id}`, isCustom ? {} : { account: '' }),
        name: name || id,
        settings: {
          Metadata,
          Framework: isCustom ? detail : aws.field(async () => ((await used).has(id) ? detail : null)),
        },
      }
    }
}

/** The framework in an assessment has the id of the one it was made from. */
async function frameworksInUse(aws: Aws): Promise<ReadonlySet<string>> {
  const assessments = (await aws.all(listAssessments, {})) ?? []
  const found = await Promise.all(
    assessments.map(({ id }) => aws.get(getAssessment, { assessmentId: id }, r => r.assessment)),
  )
  return new Set(found.flatMap(one => one?.framework?.id ?? []))
}

export default read
