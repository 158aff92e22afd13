import { before } from '../kit/clock.ts'

// What Northwind Pay keeps in Audit Manager, which it has used since before it closed to new customers.

export const MAIN = 'us-east-1'
export const ACCOUNT = '210987654321'

export const ASSESSMENT = '5f0b8a9c-1d2e-4f3a-8b4c-6d7e8f901234'
export const FRAMEWORK = '0c1d2e3f-4a5b-4c6d-9e7f-8091a2b3c4d5'
export const STANDARD = '90a1b2c3-d4e5-3f60-8172-93a4b5c6d7e8'
export const CONTROL = '7b8c9d0e-1f2a-4b3c-8d4e-5f6071829304'
export const CONTROL_SET = 'Payout systems'
export const FOLDERS = ['1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9', '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a'] as const

export const seconds = (now: Date, days: number): number => before(now, days).getTime() / 1000
export const arn = (resource: string, account = ACCOUNT): string =>
  `arn:aws:auditmanager:${MAIN}:${account}:${resource}`

const owner = { roleType: 'PROCESS_OWNER', roleArn: `arn:aws:iam::${ACCOUNT}:role/nwp-audit-owner` }

export const settings = {
  isAwsOrgEnabled: false,
  snsTopic: 'NONE',
  defaultAssessmentReportsDestination: { destinationType: 'S3', destination: 's3://nwp-audit-reports' },
  defaultProcessOwners: [owner],
  kmsKey: 'DEFAULT',
  evidenceFinderEnablement: { enablementStatus: 'DISABLED' },
  deregistrationPolicy: { deleteResources: 'DEFAULT' },
}

const NAME = 'Payouts 2026'

export const listed = (now: Date) => ({
  name: NAME,
  id: ASSESSMENT,
  complianceType: 'House rules',
  status: 'ACTIVE',
  roles: [owner],
  delegations: [],
  creationTime: seconds(now, 320),
  lastUpdated: seconds(now, 12),
})

const delegation = (now: Date) => ({
  id: '3c4d5e6f-7081-4293-a4b5-c6d7e8f90a1b',
  assessmentName: NAME,
  assessmentId: ASSESSMENT,
  status: 'UNDER_REVIEW',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/nwp-platform-lead`,
  creationTime: seconds(now, 12),
})

export const delegations = (now: Date) => [{ ...delegation(now), controlSetName: CONTROL_SET }]

export const assessment = (now: Date) => ({
  arn: arn(`assessment/${ASSESSMENT}`),
  awsAccount: { id: ACCOUNT, name: 'northwind-pay' },
  metadata: {
    ...listed(now),
    description: 'What the payout systems are held to.',
    assessmentReportsDestination: settings.defaultAssessmentReportsDestination,
    scope: { awsAccounts: [{ id: ACCOUNT }], awsServices: [] },
  },
  framework: {
    id: FRAMEWORK,
    arn: arn(`assessmentFramework/${FRAMEWORK}`),
    metadata: { name: 'House rules for payouts', complianceType: 'House rules' },
    controlSets: [
      {
        id: CONTROL_SET,
        description: CONTROL_SET,
        status: 'UNDER_REVIEW',
        roles: [owner],
        controls: [
          {
            id: CONTROL,
            name: 'Functions that pay out are known',
            status: 'UNDER_REVIEW',
            response: 'MANUAL',
            comments: [{ authorName: 'priya', commentBody: 'Seen with the team.', postedDate: seconds(now, 12) }],
            evidenceSources: ['AWS API calls'],
            evidenceCount: 2,
            assessmentReportEvidenceCount: 0,
          },
        ],
        delegations: [
          { ...delegation(now), roleType: 'RESOURCE_OWNER', controlSetId: CONTROL_SET, comment: 'Please look.' },
        ],
        systemEvidenceCount: 2,
        manualEvidenceCount: 0,
      },
    ],
  },
  tags: { owner: 'security' },
})

export const controlMetadata = (now: Date) => ({
  arn: arn(`control/${CONTROL}`),
  id: CONTROL,
  name: 'Functions that pay out are known',
  controlSources: 'AWS API calls',
  createdAt: seconds(now, 321),
  lastUpdatedAt: seconds(now, 321),
})

export const control = (now: Date) => ({
  ...controlMetadata(now),
  type: 'Custom',
  description: 'The functions that pay out are listed every day.',
  testingInformation: 'Hold the list against the register of systems.',
  controlMappingSources: [
    {
      sourceId: '4d5e6f70-8192-43a4-b5c6-d7e8f90a1b2c',
      sourceName: 'functions',
      sourceSetUpOption: 'System_Controls_Mapping',
      sourceType: 'AWS_API_Call',
      sourceKeyword: { keywordInputType: 'SELECT_FROM_LIST', keywordValue: 'lambda_ListFunctions' },
      sourceFrequency: 'DAILY',
    },
  ],
  createdBy: `arn:aws:iam::${ACCOUNT}:role/nwp-audit-owner`,
  state: 'ACTIVE',
  tags: {},
})

export const frameworkMetadata = (now: Date, id: string) => {
  const isCustom = id === FRAMEWORK
  return {
    arn: isCustom ? arn(`assessmentFramework/${id}`) : arn(`assessmentFramework/${id}`, ''),
    id,
    type: isCustom ? 'Custom' : 'Standard',
    name: isCustom ? 'House rules for payouts' : 'AWS License Manager',
    complianceType: isCustom ? 'House rules' : 'AWS License Manager',
    controlsCount: isCustom ? 1 : 27,
    controlSetsCount: isCustom ? 1 : 6,
    createdAt: seconds(now, isCustom ? 321 : 1500),
  }
}
