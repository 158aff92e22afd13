import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon FSx API Reference (2018-03-01). Northwind Pay has a share for its Windows back office.

const DAY = 86_400

export const answers: readonly Answer[] = [
  {
    service: 'fsx',
    operation: 'DescribeFileSystems',
    respond: ({ region, now }) =>
      json({
        FileSystems:
          region === 'us-east-1'
            ? [
                {
                  OwnerId: '210987654321',
                  FileSystemId: 'fs-0b4c6d8e0f1a2b3c5',
                  FileSystemType: 'WINDOWS',
                  Lifecycle: 'AVAILABLE',
                  CreationTime: secondsAgo(now, 260 * DAY),
                  StorageCapacity: 300,
                  StorageType: 'SSD',
                  KmsKeyId: 'arn:aws:kms:us-east-1:210987654321:key/0f3a1c52-9d1e-4c7b-8a64-2b7c5e9d1f30',
                  ResourceARN: 'arn:aws:fsx:us-east-1:210987654321:file-system/fs-0b4c6d8e0f1a2b3c5',
                  Tags: [{ Key: 'Name', Value: 'back-office' }],
                  WindowsConfiguration: {
                    DeploymentType: 'SINGLE_AZ_2',
                    ThroughputCapacity: 32,
                    AutomaticBackupRetentionDays: 14,
                    CopyTagsToBackups: true,
                  },
                },
              ]
            : [],
      }),
  },
]
