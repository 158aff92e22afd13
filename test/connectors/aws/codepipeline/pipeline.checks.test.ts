import { approvalBeforeDeployment, artifactsKey } from '../../../../connectors/aws/codepipeline/pipeline.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (pipeline: object | null) => ({ settings: { name: 'payouts', pipeline } })
const key = { id: 'alias/artifacts', type: 'KMS' }

checkTable(artifactsKey, {
  pass: [
    { case: 'one store', ...of({ artifactStore: { location: 'b', encryptionKey: key } }) },
    { case: 'one in each region', ...of({ artifactStores: { 'us-east-1': { location: 'b', encryptionKey: key } } }) },
  ],
  fail: [
    { case: 'the default key', ...of({ artifactStore: { location: 'b' } }) },
    {
      case: 'one of several',
      ...of({ artifactStores: { a: { location: 'b', encryptionKey: key }, b: { location: 'c' } } }),
    },
  ],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

const action = (category: string | undefined, runOrder = 1) => ({
  name: category,
  runOrder,
  actionTypeId: { category },
})
const stages = (...all: object[][]) => of({ stages: all.map((actions, n) => ({ name: `stage-${n}`, actions })) })
const [source, deploy] = [action('Source'), action('Deploy', 2)]

checkTable(approvalBeforeDeployment, {
  pass: [
    { case: 'in a stage before', ...stages([source], [action('Approval')], [deploy]) },
    { case: 'in the same stage, before', ...stages([source], [action('Approval', 1), deploy]) },
  ],
  fail: [
    { case: 'none', ...stages([source], [deploy]) },
    { case: 'after it', ...stages([source], [deploy], [action('Approval')]) },
    { case: 'beside it', ...stages([source], [action('Approval', 2), deploy]) },
    { case: 'before the second alone', ...stages([source], [deploy], [action('Approval')], [deploy]) },
    {
      case: 'after the first of its stage',
      ...stages([source], [action('Deploy', 3), action('Approval', 2), action('Deploy', 1)]),
    },
  ],
  notApplicable: [{ case: 'no deployment', ...stages([source], [action('Build')]) }],
  unknown: [
    { case: 'no stages', ...of({}) },
    { case: 'an action of no kind', ...stages([source], [action(undefined)], [deploy]) },
  ],
})
