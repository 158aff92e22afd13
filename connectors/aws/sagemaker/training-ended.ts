import type { TrainingJobStatus } from '@aws-sdk/client-sagemaker'

/** Whether a training job has ended, by its status. Only one that has can be deleted. */
export const HAS_ENDED: Readonly<Record<TrainingJobStatus, boolean>> = {
  Completed: true,
  Deleting: true,
  Failed: true,
  InProgress: false,
  Stopped: true,
  Stopping: false,
}
