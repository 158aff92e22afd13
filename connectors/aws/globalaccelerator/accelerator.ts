import type { AcceleratorAttributes, Accelerator as AwsAccelerator } from '@aws-sdk/client-global-accelerator'
import { evidenceType } from '../../kit/index.ts'

/** One accelerator, as `ListAccelerators` answers it. */
export interface Accelerator extends AwsAccelerator {
  /** `DescribeAcceleratorAttributes`: whether it writes flow logs, and where. */
  Attributes: AcceleratorAttributes | null
}

export const accelerator = evidenceType<Accelerator>({
  id: 'aws.globalaccelerator.accelerator',
  title: 'Accelerators of Global Accelerator and their flow logs',
  reach: 'account',
  population:
    'every standard accelerator of the account, disabled ones too; custom routing accelerators are not asked for',
  observed: ['/Status', '/Events'],
})
