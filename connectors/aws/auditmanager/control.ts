import type { Control as AwsControl, ControlMetadata } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

export interface Control {
  /** Of `ListControls`. */
  Metadata: ControlMetadata
  /** `GetControl`: its text, and what it collects from. */
  Control: AwsControl | null
}

export const control = evidenceType<Control>({
  id: 'aws.auditmanager.control',
  title: 'Custom controls of AWS Audit Manager, and what they collect from',
  reach: 'region',
  population:
    "every custom control of the account in the region; AWS's own stand in the frameworks that have them; none where Audit Manager is not set up",
})
