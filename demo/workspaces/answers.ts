import { type Answer, json } from '../kit/answer.ts'

// Amazon WorkSpaces API Reference (2015-04-08), DescribeWorkspaces. The back office works on one.

export const answers: readonly Answer[] = [
  {
    service: 'workspaces',
    operation: 'DescribeWorkspaces',
    respond: ({ region }) =>
      json({
        Workspaces:
          region === 'us-east-1'
            ? [
                {
                  WorkspaceId: 'ws-4k7d9q2mz',
                  DirectoryId: 'd-9067a1b2c3',
                  UserName: 'back-office',
                  State: 'AVAILABLE',
                  BundleId: 'wsb-bh8rsxt14',
                  ComputerName: 'NWP-BACKOFFICE1',
                  VolumeEncryptionKey: 'alias/aws/workspaces',
                  UserVolumeEncryptionEnabled: true,
                  WorkspaceProperties: { RunningMode: 'AUTO_STOP', ComputeTypeName: 'STANDARD' },
                },
              ]
            : [],
      }),
  },
]
