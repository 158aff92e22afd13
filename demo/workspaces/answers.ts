import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the Amazon WorkSpaces API Reference. A volume that is not encrypted has no member that says so.

const MAIN = 'us-east-1'
const DIRECTORY = 'd-90679603dd'

const workspace = (WorkspaceId: string, UserName: string, more: object) => ({
  WorkspaceId,
  DirectoryId: DIRECTORY,
  UserName,
  State: 'STOPPED',
  BundleId: 'wsb-clj85qzj1',
  ComputerName: `NWP-${UserName.toUpperCase()}`,
  WorkspaceProperties: { RunningMode: 'AUTO_STOP', RootVolumeSizeGib: 80, UserVolumeSizeGib: 50 },
  ...more,
})

const KEY = `arn:aws:kms:${MAIN}:210987654321:alias/nwp-data`

export const answers: readonly Answer[] = [
  {
    service: 'workspaces',
    operation: 'DescribeWorkspaces',
    respond: ({ region }) =>
      json({
        Workspaces:
          region === MAIN
            ? [
                workspace('ws-0a1b2c3d4', 'priya', {
                  VolumeEncryptionKey: KEY,
                  UserVolumeEncryptionEnabled: true,
                  RootVolumeEncryptionEnabled: true,
                }),
                workspace('ws-1b2c3d4e5', 'contractor', {}),
              ]
            : [],
      }),
  },
  {
    service: 'workspaces',
    operation: 'DescribeWorkspaceDirectories',
    respond: ({ region }) =>
      json({
        Directories:
          region === MAIN
            ? [
                {
                  DirectoryId: DIRECTORY,
                  Alias: 'northwindpay',
                  DirectoryName: 'corp.northwindpay.example',
                  RegistrationCode: 'SLiad+DEMO7K',
                  DirectoryType: 'SIMPLE_AD',
                  State: 'REGISTERED',
                  WorkspaceCreationProperties: {
                    EnableInternetAccess: false,
                    UserEnabledAsLocalAdministrator: true,
                    EnableMaintenanceMode: true,
                  },
                },
              ]
            : [],
      }),
  },
]
