import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the AWS Storage Gateway API Reference; the emulator lacks the service. The office keeps its files there.

const MAIN = 'us-east-1'
const arn = (resource: string) => `arn:aws:storagegateway:${MAIN}:210987654321:${resource}`
const GatewayARN = arn('gateway/sgw-0A1B2C3D')
const SHARES = { NFS: arn('share/share-1B2C3D4E'), SMB: arn('share/share-2C3D4E5F') } as const
const LocationARN = 'arn:aws:s3:::nwp-office-files'
const Role = 'arn:aws:iam::210987654321:role/nwp-storage-gateway'

const answering = (operation: string, body: object, elsewhere: object = body): Answer => ({
  service: 'storagegateway',
  operation,
  respond: ({ region }) => json(region === MAIN ? body : elsewhere),
})

export const answers: readonly Answer[] = [
  answering(
    'ListGateways',
    {
      Gateways: [
        {
          GatewayId: 'sgw-0A1B2C3D',
          GatewayARN,
          GatewayType: 'FILE_S3',
          GatewayOperationalState: 'ACTIVE',
          GatewayName: 'nwp-office',
          HostEnvironment: 'VMWARE',
        },
      ],
    },
    { Gateways: [] },
  ),
  answering('DescribeGatewayInformation', {
    GatewayARN,
    GatewayName: 'nwp-office',
    GatewayTimezone: 'GMT',
    EndpointType: 'STANDARD',
    Tags: [],
  }),
  answering(
    'ListFileShares',
    {
      FileShareInfoList: (['NFS', 'SMB'] as const).map(FileShareType => ({
        FileShareType,
        FileShareARN: SHARES[FileShareType],
        FileShareId: SHARES[FileShareType].split('/')[1],
        FileShareStatus: 'AVAILABLE',
        GatewayARN,
      })),
    },
    { FileShareInfoList: [] },
  ),
  answering('DescribeNFSFileShares', {
    NFSFileShareInfoList: [
      {
        FileShareARN: SHARES.NFS,
        GatewayARN,
        EncryptionType: 'SseS3',
        KMSEncrypted: false,
        Role,
        LocationARN,
        ClientList: ['0.0.0.0/0'],
        Squash: 'RootSquash',
      },
    ],
  }),
  answering('DescribeSMBFileShares', {
    SMBFileShareInfoList: [
      {
        FileShareARN: SHARES.SMB,
        GatewayARN,
        EncryptionType: 'SseKms',
        KMSEncrypted: true,
        KMSKey: `arn:aws:kms:${MAIN}:210987654321:alias/nwp-data`,
        Role,
        LocationARN,
        Authentication: 'ActiveDirectory',
        AuditDestinationARN: `arn:aws:logs:${MAIN}:210987654321:log-group:/nwp/office-files`,
      },
    ],
  }),
]
