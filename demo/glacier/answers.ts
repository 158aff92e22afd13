import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the Amazon S3 Glacier API Reference; the emulator knows no policies of vaults. Old card files that have to be kept.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const DAY = 86_400_000
const KEPT = 'nwp-card-files'
const arn = `arn:aws:glacier:${MAIN}:${ACCOUNT}:vaults/${KEPT}`

const ACCESS = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'auditors-read',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/nwp-auditor` },
      Action: ['glacier:InitiateJob', 'glacier:GetJobOutput'],
      Resource: arn,
    },
  ],
}
const LOCK = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'keep-seven-years',
      Effect: 'Deny',
      Principal: '*',
      Action: 'glacier:DeleteArchive',
      Resource: arn,
      Condition: { NumericLessThan: { 'glacier:ArchiveAgeInDays': '2557' } },
    },
  ],
}
const ago = (now: Date, days: number) => new Date(now.getTime() - days * DAY).toISOString()

export const answers: readonly Answer[] = [
  {
    service: 'glacier',
    operation: /^GET \/[^/]+\/vaults$/,
    respond: ({ region, now }) =>
      json({
        VaultList:
          region === MAIN
            ? [
                {
                  VaultARN: arn,
                  VaultName: KEPT,
                  CreationDate: ago(now, 1460),
                  LastInventoryDate: ago(now, 1),
                  NumberOfArchives: 3128,
                  SizeInBytes: 91_268_055_040,
                },
              ]
            : [],
      }),
  },
  {
    service: 'glacier',
    operation: /^GET \/[^/]+\/vaults\/[^/]+\/access-policy$/,
    respond: () => json({ Policy: JSON.stringify(ACCESS) }),
  },
  {
    service: 'glacier',
    operation: /^GET \/[^/]+\/vaults\/[^/]+\/lock-policy$/,
    respond: ({ now }) =>
      json({ Policy: JSON.stringify(LOCK), State: 'Locked', CreationDate: ago(now, 1455), ExpirationDate: null }),
  },
]
