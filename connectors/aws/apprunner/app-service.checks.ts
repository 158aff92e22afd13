import type { Service } from '@aws-sdk/client-apprunner'
import { check, fail, type Json, meaningOf, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type AppService, appService } from './app-service.ts'

const GUIDE = 'https://docs.aws.amazon.com/apprunner/latest/dg'

/** What is being deleted, or is gone already, AWS still describes for a while. */
function ofRunning({ Service: of }: Json<AppService>, judge: (of: Json<Service>) => Verdict): Verdict {
  if (of === null) return unknown('AWS did not describe the service.')
  return of.Status === 'DELETED' ? notApplicable('The service is deleted.') : judge(of)
}

/** Without `EncryptionConfiguration` App Runner uses a key that AWS manages (API reference, Service). */
export const kmsEncryption = check(appService, {
  id: 'apprunner-service-kms-encryption',
  title: 'Services of App Runner are encrypted with a KMS key of the customer',
  severity: 'low',
  remediation: 'Make the service again with a KMS key of your own; the key of a service cannot be changed.',
  why: 'App Runner keeps a copy of the source or image and the logs of the service.',
  references: [`${GUIDE}/security-data-protection-encryption.html`],
  test: t =>
    ofRunning(t, ({ EncryptionConfiguration: encryption }) => {
      if (encryption === undefined) return fail('The service is encrypted with a key that AWS manages.')
      const { KmsKey: key } = encryption
      return key ? pass(`The service is encrypted with ${key}.`) : unknown('AWS did not name the key of the service.')
    }),
})

export const egressInVpc = check(appService, {
  id: 'apprunner-service-egress-in-vpc',
  title: 'What services of App Runner send goes through a VPC of the customer',
  severity: 'low',
  remediation: 'Give the service a VPC connector.',
  why: 'Outside a VPC a service reaches the internet as it likes, and no security group or flow log sees it.',
  references: [`${GUIDE}/network-vpc.html`],
  test: t =>
    ofRunning(t, ({ NetworkConfiguration: network }) => {
      const { EgressType: type, VpcConnectorArn: connector } = network?.EgressConfiguration ?? {}
      if (type === undefined) return unknown('AWS did not state where the service sends to.')
      if (!meaningOf(type, { DEFAULT: false, VPC: true }, 'the egress type'))
        return fail(`What the service sends goes out by ${type}.`)
      return connector ? pass(`What it sends goes through ${connector}.`) : unknown('AWS named no VPC connector.')
    }),
})

export const traced = check(appService, {
  id: 'apprunner-service-traced',
  title: 'Services of App Runner are traced',
  severity: 'low',
  remediation: 'Give the service an observability configuration that traces with X-Ray.',
  references: [`${GUIDE}/monitor-xray.html`],
  test: t =>
    ofRunning(t, ({ ObservabilityConfiguration: of }) => {
      // AWS leaves it out of a service that never had one.
      if (of === undefined) return fail('The service has no observability configuration.')
      const { ObservabilityEnabled: on, ObservabilityConfigurationArn: arn } = of
      if (on === undefined) return unknown('AWS did not say whether the service is traced.')
      return on ? pass(`The service is traced by ${arn ?? 'an observability configuration'}.`) : fail('Tracing is off.')
    }),
})
