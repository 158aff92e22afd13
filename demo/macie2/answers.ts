import { type Answer, type AnswerResponse, json } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon Macie API Reference. Macie is on in the main region alone, and has looked through one bucket.

const answering = (operation: RegExp, body: (now: Date) => object): Answer => ({
  service: 'macie2',
  operation,
  respond: ({ region, now }) => (region === 'us-east-1' ? json(body(now)) : OFF),
})

const OFF: AnswerResponse = {
  status: 403,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
  body: JSON.stringify({ message: 'Macie is not enabled.' }),
}

export const answers: readonly Answer[] = [
  answering(/^GET \/macie$/, now => ({
    createdAt: daysAgo(now, 210),
    updatedAt: daysAgo(now, 210),
    findingPublishingFrequency: 'SIX_HOURS',
    serviceRole: 'arn:aws:iam::210987654321:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie',
    status: 'ENABLED',
  })),
  answering(/^GET \/administrator$/, () => ({})),
  answering(/^GET \/automated-discovery\/configuration$/, now => ({
    autoEnableOrganizationMembers: 'NONE',
    disabledAt: daysAgo(now, 90),
    firstEnabledAt: daysAgo(now, 210),
    lastUpdatedAt: daysAgo(now, 90),
    status: 'DISABLED',
  })),
  answering(/^GET \/classification-export-configuration$/, () => ({})),
  answering(/^GET \/findings-publication-configuration$/, () => ({
    securityHubConfiguration: { publishClassificationFindings: false, publishPolicyFindings: true },
  })),
  answering(/^POST \/findings$/, () => ({ findingIds: ['4f0a6d9e1c3b5a7f9d8e2c4b6a081357'] })),
  answering(/^POST \/findings\/statistics$/, () => ({
    countsByGroup: [
      { count: 1, groupKey: 'High' },
      { count: 6, groupKey: 'Medium' },
    ],
  })),
  answering(/^POST \/findings\/describe$/, now => ({
    findings: [
      {
        ...{ id: '4f0a6d9e1c3b5a7f9d8e2c4b6a081357', accountId: '210987654321', region: 'us-east-1' },
        ...{ type: 'SensitiveData:S3Object/Financial', category: 'CLASSIFICATION', archived: false, count: 1 },
        ...{ createdAt: daysAgo(now, 62), updatedAt: daysAgo(now, 62), severity: { description: 'High', score: 3 } },
        title: 'The S3 object contains financial information.',
        resourcesAffected: {
          s3Bucket: { arn: 'arn:aws:s3:::nwp-customer-statements', name: 'nwp-customer-statements' },
          s3Object: { bucketArn: 'arn:aws:s3:::nwp-customer-statements', key: '2026/08/cards.csv' },
        },
        classificationDetails: {
          result: {
            status: { code: 'COMPLETE' },
            sensitiveData: [{ category: 'FINANCIAL_INFORMATION', totalCount: 312 }],
          },
        },
      },
    ],
  })),
  answering(/^POST \/jobs\/list$/, now => ({
    items: [
      {
        jobId: '3ce05dbb7ec5505def334104bf3e1234',
        name: 'statements-card-numbers',
        jobType: 'ONE_TIME',
        jobStatus: 'COMPLETE',
        createdAt: daysAgo(now, 62),
        bucketDefinitions: [{ accountId: '210987654321', buckets: ['nwp-customer-statements'] }],
        lastRunErrorStatus: { code: 'NONE' },
      },
    ],
  })),
]
