import type { Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Assessment } from './assessment.ts'
import { getAssessment, listAssessments } from './assessments.calls.ts'
import { getAccountStatus, mustBeSetUp } from './status.calls.ts'

export { getAccountStatus, getAssessment, listAssessments }

const read: Reader<Assessment> = async function* (aws) {
  await mustBeSetUp(aws)
  for await (const { id, name } of aws.list(listAssessments, {}))
    yield {
      id: arnOf(aws, 'auditmanager', `assessment/${id}`),
      name: name || id,
      settings: { id, Assessment: aws.get(getAssessment, { assessmentId: id }, r => r.assessment) },
    }
}

export default read
