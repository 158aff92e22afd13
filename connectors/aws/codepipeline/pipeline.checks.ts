import type { ActionDeclaration } from '@aws-sdk/client-codepipeline'
import { check, fail, type Json, notApplicable, pass, unknown } from '../../kit/index.ts'
import { pipeline } from './pipeline.ts'

const GUIDE = 'https://docs.aws.amazon.com/codepipeline/latest/userguide'

export const artifactsKey = check(pipeline, {
  id: 'codepipeline-pipeline-artifacts-kms-encryption',
  title: 'Artifacts of pipelines are encrypted with a key of the account',
  severity: 'low',
  remediation: 'Set a KMS key for each artifact store of the pipeline.',
  references: [`${GUIDE}/S3-artifact-encryption.html`],
  test({ pipeline: of }) {
    const stores = of?.artifactStore ? [of.artifactStore] : Object.values(of?.artifactStores ?? {})
    if (stores.length === 0) return unknown('AWS did not say where artifacts are kept.')
    const bare = stores.find(store => !store.encryptionKey?.id)
    return bare
      ? fail(`Artifacts in ${bare.location || 'a bucket'} are encrypted with the default key.`)
      : pass(`Artifacts are encrypted with ${stores.map(store => store.encryptionKey?.id).join(', ')}.`)
  },
})

type Action = Json<ActionDeclaration>
const isOf = (action: Action, category: string) => action.actionTypeId?.category === category
const orderOf = (action: Action) => action.runOrder ?? 1

const CATEGORIES = ['Source', 'Build', 'Test', 'Deploy', 'Approval', 'Invoke', 'Compute']

export const approvalBeforeDeployment = check(pipeline, {
  id: 'codepipeline-pipeline-approval-before-deployment',
  title: 'Pipelines ask a person before they deploy',
  severity: 'low',
  remediation: 'Add a manual approval in front of the first deployment.',
  references: [`${GUIDE}/approvals.html`],
  test({ pipeline: of }) {
    const stages = of?.stages
    if (!stages?.length) return unknown('AWS did not state the stages of the pipeline.')
    const actions = stages.flatMap((stage, at) => (stage.actions ?? []).map(action => ({ action, at })))
    if (actions.some(({ action }) => action.actionTypeId?.category === undefined))
      return unknown('AWS did not say what an action of the pipeline does.')
    const other = actions.find(({ action }) => !CATEGORIES.some(category => isOf(action, category)))
    if (other)
      return unknown(`What an action of the category ${other.action.actionTypeId?.category} does is not known.`)
    const first = actions.find(({ action }) => isOf(action, 'Deploy'))
    if (!first) return notApplicable('The pipeline has no deployment.')
    const approval = actions.find(
      ({ action, at }) =>
        isOf(action, 'Approval') &&
        (at < first.at || (at === first.at && orderOf(action) < orderOf(firstIn(stages[at]?.actions ?? [])))),
    )
    const name = stages[first.at]?.name || `number ${first.at + 1}`
    return approval
      ? pass(`Somebody approves before stage ${name} deploys.`)
      : fail(`Stage ${name} deploys without an approval.`)
  },
})

/** The deployment of a stage that runs first. */
function firstIn(actions: readonly Action[]): Action {
  const [first, ...others] = actions.filter(action => isOf(action, 'Deploy'))
  return others.reduce((found, one) => (orderOf(one) < orderOf(found) ? one : found), first as Action)
}
