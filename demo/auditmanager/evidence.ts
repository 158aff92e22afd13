import { ACCOUNT, ASSESSMENT, CONTROL, CONTROL_SET, FOLDERS, MAIN, seconds } from './facts.ts'

// What Audit Manager collected for the one control: two days of it.

export const folder = (now: Date, index: 0 | 1) => ({
  name: new Date(seconds(now, index + 1) * 1000).toISOString().slice(0, 10),
  date: seconds(now, index + 1),
  assessmentId: ASSESSMENT,
  controlSetId: CONTROL_SET,
  controlId: CONTROL,
  id: FOLDERS[index],
  dataSource: 'AWS API calls',
  author: 'AWS Audit Manager',
  totalEvidence: 1,
  assessmentReportSelectionCount: 0,
  controlName: 'Functions that pay out are known',
  evidenceResourcesIncludedCount: 1,
  evidenceByTypeConfigurationDataCount: 1,
  evidenceByTypeManualCount: 0,
  evidenceByTypeComplianceCheckCount: 0,
  evidenceByTypeComplianceCheckIssuesCount: 0,
  evidenceByTypeUserActivityCount: 0,
  evidenceAwsServiceSourceCount: 1,
})

const snapshot = {
  functionName: 'nwp-payouts',
  runtime: 'nodejs22.x',
  environment: { variables: { LEDGER_URL: 'postgres://payouts:demo-only-9Xk2@ledger.internal/main' } },
}

export const collected = (now: Date, index: 0 | 1) => ({
  dataSource: 'AWS API calls',
  evidenceAwsAccountId: ACCOUNT,
  time: seconds(now, index + 1),
  eventSource: 'lambda.amazonaws.com',
  eventName: 'ListFunctions',
  evidenceByType: 'Configuration data',
  resourcesIncluded: [
    { arn: `arn:aws:lambda:${MAIN}:${ACCOUNT}:function:nwp-payouts`, value: JSON.stringify(snapshot) },
  ],
  attributes: { requestParameters: '{}' },
  awsAccountId: ACCOUNT,
  evidenceFolderId: FOLDERS[index],
  id: ['5e6f7081-92a3-44b5-86d7-e8f90a1b2c3d', '6f708192-a3b4-45c6-97e8-f90a1b2c3d4e'][index],
  assessmentReportSelection: 'No',
})
