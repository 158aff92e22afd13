import { type Answer, type AnswerRequest, type AnswerResponse, json } from '../kit/answer.ts'
import { MAIN, plansOf, protectedIn, recoveryPointsIn, restoresIn, restoreTests, seconds, vaultsOf } from './facts.ts'

// Wire shapes of the AWS Backup API Reference. Of AWS Backup the emulator knows plans and vaults alone.

const answering = (
  operation: RegExp,
  respond: (request: AnswerRequest, ...parts: string[]) => AnswerResponse,
): Answer => ({
  service: 'backup',
  operation,
  respond: request => respond(request, ...(operation.exec(`${request.method} ${request.path}`) ?? []).slice(1)),
})

const notFound = (Message: string): AnswerResponse => ({
  status: 400,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' },
  body: JSON.stringify({ Code: 'ERROR_3930', Message, Type: null, Context: null }),
})

const planArn = (region: string, id: string) => `arn:aws:backup:${region}:210987654321:backup-plan:${id}`
const VERSION = 'ZjA0YzE1NzItODk3Ny00ZDhmLWFkZmEtMGE2ZDcxNDUzYjY2'

export const answers: readonly Answer[] = [
  answering(/^GET \/audit\/report-plans\/?$/, () => json({ ReportPlans: [] })),
  answering(/^GET \/backup\/plans\/?$/, ({ region, now }) =>
    json({
      BackupPlansList: plansOf(region).map(({ id, name, selection }) => ({
        BackupPlanArn: planArn(region, id),
        BackupPlanId: id,
        BackupPlanName: name,
        VersionId: VERSION,
        CreationDate: seconds(now, 400),
        ...(selection && { LastExecutionDate: seconds(now, 1) }),
      })),
    }),
  ),
  answering(/^GET \/backup\/plans\/([^/]+)\/?$/, ({ region, now }, id = '') => {
    const plan = plansOf(region).find(of => of.id === id)
    if (!plan) return notFound('Cannot find Backup plan')
    const BackupPlan = { BackupPlanName: plan.name, Rules: plan.rules }
    const of = { BackupPlanId: id, BackupPlanArn: planArn(region, id), VersionId: VERSION }
    return json({ BackupPlan, ...of, CreationDate: seconds(now, 400) })
  }),
  answering(/^GET \/backup\/plans\/([^/]+)\/selections\/?$/, ({ region, now }, id = '') => {
    const selection = plansOf(region).find(of => of.id === id)?.selection
    const found = selection && {
      SelectionId: selection.id,
      SelectionName: selection.name,
      BackupPlanId: id,
      CreationDate: seconds(now, 400),
      IamRoleArn: 'arn:aws:iam::210987654321:role/service-role/AWSBackupDefaultServiceRole',
    }
    return json({ BackupSelectionsList: found ? [found] : [] })
  }),
  answering(/^GET \/backup\/plans\/([^/]+)\/selections\/([^/]+)$/, ({ region, now }, id = '', SelectionId = '') => {
    const selection = plansOf(region).find(of => of.id === id)?.selection
    if (!selection) return notFound('Cannot find Backup selection')
    const BackupSelection = {
      SelectionName: selection.name,
      IamRoleArn: 'arn:aws:iam::210987654321:role/service-role/AWSBackupDefaultServiceRole',
      Resources: [],
      ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: selection.value }],
      NotResources: [],
      Conditions: {},
    }
    return json({ BackupSelection, BackupPlanId: id, SelectionId, CreationDate: seconds(now, 400) })
  }),
  answering(/^GET \/backup-vaults\/?$/, ({ region, now }) => json({ BackupVaultList: vaultsOf(region, now) })),
  answering(/^GET \/backup-vaults\/([^/]+)\/recovery-points\/?$/, ({ region, now }, name = '') =>
    json({ RecoveryPoints: region === MAIN ? recoveryPointsIn(name, now) : [] }),
  ),
  answering(/^GET \/backup-vaults\/([^/]+)\/access-policy$/, ({ region }, BackupVaultName = '') => {
    if (BackupVaultName !== 'nwp-vault') return notFound('Backup vault access policy does not exist')
    const action = ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle']
    const statement = { Sid: 'Keep', Effect: 'Deny', Principal: '*', Action: action, Resource: '*' }
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    const BackupVaultArn = `arn:aws:backup:${region}:210987654321:backup-vault:${BackupVaultName}`
    return json({ BackupVaultArn, BackupVaultName, Policy })
  }),
  answering(/^GET \/backup-vaults\/([^/]+)\/notification-configuration$/, () =>
    notFound('Backup vault has no notifications'),
  ),
  answering(/^GET \/resources\/?$/, ({ region, now }) => json({ Results: protectedIn(region, now) })),
  answering(/^GET \/restore-jobs\/?$/, ({ region, now }) => json({ RestoreJobs: restoresIn(region, now) })),
  answering(/^GET \/restore-testing\/plans\/?$/, ({ region, now }) =>
    json({ RestoreTestingPlans: restoreTests(region, now) }),
  ),
  answering(/^GET \/restore-testing\/plans\/([^/]+)$/, ({ region, now }, name = '') => {
    const plan = restoreTests(region, now).find(of => of.RestoreTestingPlanName === name)
    const RecoveryPointSelection = {
      Algorithm: 'LATEST_WITHIN_WINDOW',
      IncludeVaults: ['*'],
      RecoveryPointTypes: ['SNAPSHOT'],
      SelectionWindowDays: 30,
    }
    return plan ? json({ RestoreTestingPlan: { ...plan, RecoveryPointSelection } }) : notFound('Cannot find plan')
  }),
  answering(/^GET \/restore-testing\/plans\/([^/]+)\/selections\/?$/, ({ now }, RestoreTestingPlanName = '') =>
    json({
      RestoreTestingSelections: [
        {
          RestoreTestingPlanName,
          RestoreTestingSelectionName: 'databases',
          ProtectedResourceType: 'RDS',
          IamRoleArn: 'arn:aws:iam::210987654321:role/service-role/AWSBackupDefaultServiceRole',
          CreationTime: seconds(now, 300),
          ValidationWindowHours: 4,
        },
      ],
    }),
  ),
]
