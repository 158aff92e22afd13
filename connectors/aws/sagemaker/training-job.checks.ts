import { check, fail, type Json, meaningOf, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { HAS_ENDED } from './training-ended.ts'
import { type TrainingJob, trainingJob } from './training-job.ts'

const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg'

type Job = NonNullable<Json<TrainingJob>['TrainingJob']>

/** A job that has ended can be set no other way any more; Prowler judges those too. */
function judged(
  { TrainingJobStatus: status, TrainingJob: of }: Json<TrainingJob>,
  judge: (of: Job) => Verdict,
): Verdict {
  if (status !== undefined && meaningOf(status, HAS_ENDED, 'the status of the job'))
    return notApplicable(`The job has ended: it is ${status}.`)
  return of ? judge(of) : unknown('AWS did not describe the training job.')
}

/** How many instances the job has, all groups together; undefined: AWS did not say. */
function instancesOf({ ResourceConfig: of }: Job): number | undefined {
  const counts = of?.InstanceGroups?.length
    ? of.InstanceGroups.map(group => group.InstanceCount)
    : [of?.SelectedInstanceCount ?? of?.InstanceCount]
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  )
}

export const trafficEncrypted = check(trainingJob, {
  id: 'sagemaker-training-job-traffic-encrypted',
  title: 'Running SageMaker training jobs encrypt traffic between instances',
  severity: 'medium',
  remediation: 'Turn on inter-container traffic encryption for training jobs with several instances.',
  references: [`${GUIDE}/train-encrypt.html`],
  test: t =>
    judged(t, of => {
      const on = of.EnableInterContainerTrafficEncryption
      if (on === undefined) return unknown('AWS did not state whether traffic between instances is encrypted.')
      if (on) return pass('Traffic between instances is encrypted.')
      const instances = instancesOf(of)
      if (instances === undefined) return unknown('AWS did not state how many instances the job has.')
      return instances === 1
        ? notApplicable('The job has one instance, which sends nothing to others.')
        : fail(`Traffic between its ${instances} instances is not encrypted.`)
    }),
})

export const isolated = check(trainingJob, {
  id: 'sagemaker-training-job-network-isolated',
  title: 'Running SageMaker training jobs have network isolation',
  severity: 'medium',
  remediation: 'Start training jobs with network isolation on.',
  references: [`${GUIDE}/mkt-algo-model-internet-free.html`],
  test: t =>
    judged(t, ({ EnableNetworkIsolation: on }) => {
      if (on === undefined) return unknown('AWS did not state whether the job is cut off from networks.')
      return on ? pass('Network isolation is on.') : fail('Network isolation is off.')
    }),
})

/** SageMaker takes no key for instances with storage of their own, which is encrypted by the hardware; such a job fails. */
export const encryptedWithKey = check(trainingJob, {
  id: 'sagemaker-training-job-kms-encryption',
  title: 'Running SageMaker training jobs encrypt volumes and output with customer managed keys',
  severity: 'medium',
  remediation: 'Start training jobs with a KMS key for the volumes and one for the output.',
  references: [`${GUIDE}/encryption-at-rest.html`],
  test: t =>
    judged(t, ({ ResourceConfig: volumes, OutputDataConfig: output }) => {
      if (volumes === undefined || output === undefined)
        return unknown('AWS did not state the volumes of the job, or where it writes.')
      if (!volumes.VolumeKmsKeyId) return fail('The volumes of the job are encrypted with no key of the customer.')
      return output.KmsKeyId
        ? pass(`Volumes are encrypted with ${volumes.VolumeKmsKeyId}, results with ${output.KmsKeyId}.`)
        : fail('What the job writes is encrypted with no key of the customer.')
    }),
})

export const inOwnNetwork = check(trainingJob, {
  id: 'sagemaker-training-job-in-vpc',
  title: 'Running SageMaker training jobs run in a VPC of the customer',
  severity: 'medium',
  remediation: 'Start training jobs with subnets and security groups of your own.',
  references: [`${GUIDE}/train-vpc.html`],
  test: t =>
    judged(t, ({ VpcConfig: network }) => {
      const subnets = network?.Subnets ?? []
      return subnets.length > 0
        ? pass(`The job runs in ${subnets.join(', ')}.`)
        : fail('The job runs in a network of SageMaker.')
    }),
})
