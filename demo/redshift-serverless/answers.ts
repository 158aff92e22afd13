import { type Answer, json } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the Amazon Redshift Serverless API Reference; the emulator lacks the service. Analysts of risk have a
// warehouse of their own, made with what the console offers.

const MAIN = 'us-east-1'
const HERE = `arn:aws:redshift-serverless:${MAIN}:210987654321`
const answer = (operation: string, name: string, member: (now: Date) => object): Answer => ({
  service: 'redshift-serverless',
  operation,
  respond: ({ region, now }) => json({ [name]: region === MAIN ? [member(now)] : [] }),
})

export const answers: readonly Answer[] = [
  answer('ListWorkgroups', 'workgroups', now => ({
    workgroupArn: `${HERE}:workgroup/5b1d3f70-92c4-4a68-8e0b-7d6c5a4f3e21`,
    workgroupId: '5b1d3f70-92c4-4a68-8e0b-7d6c5a4f3e21',
    workgroupName: 'nwp-risk',
    namespaceName: 'nwp-risk',
    baseCapacity: 32,
    creationDate: before(now, 45).toISOString(),
    enhancedVpcRouting: false,
    publiclyAccessible: false,
    configParameters: [
      { parameterKey: 'auto_mv', parameterValue: 'true' },
      { parameterKey: 'require_ssl', parameterValue: 'true' },
    ],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    subnetIds: ['subnet-0a1b2c3d4e5f60718'],
    port: 5439,
    status: 'AVAILABLE',
  })),
  answer('ListNamespaces', 'namespaces', now => ({
    namespaceArn: `${HERE}:namespace/c3a1b2d4-5e6f-4708-9a1b-2c3d4e5f6071`,
    namespaceId: 'c3a1b2d4-5e6f-4708-9a1b-2c3d4e5f6071',
    namespaceName: 'nwp-risk',
    adminUsername: 'admin',
    dbName: 'dev',
    kmsKeyId: 'AWS_OWNED_KMS_KEY',
    iamRoles: [],
    logExports: ['userlog'],
    status: 'AVAILABLE',
    creationDate: before(now, 45).toISOString(),
  })),
]
