import { evidence, service } from '../../kit/index.ts'
import * as gatewayChecks from './gateway.checks.ts'
import { gateway } from './gateway.ts'
import * as nfsChecks from './nfs-file-share.checks.ts'
import { nfsFileShare } from './nfs-file-share.ts'
import * as smbChecks from './smb-file-share.checks.ts'
import { smbFileShare } from './smb-file-share.ts'

export const storagegateway = service('storagegateway', 'AWS Storage Gateway', [
  evidence(gateway, () => import('./gateway.calls.ts'), gatewayChecks),
  evidence(nfsFileShare, () => import('./nfs-file-share.calls.ts'), nfsChecks),
  evidence(smbFileShare, () => import('./smb-file-share.calls.ts'), smbChecks),
])
