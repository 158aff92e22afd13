import type { ResourceState } from '@aws-sdk/client-inspector2'
import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { account } from './account.ts'

const SCANS = 'https://docs.aws.amazon.com/inspector/latest/user/scanning-resources.html'

const SCANS_NOW = {
  DISABLED: false,
  DISABLING: false,
  ENABLED: true,
  ENABLING: false,
  SUSPENDED: false,
  SUSPENDING: false,
}

/** One kind of scan. Each account is judged by itself, members of an organization like others. */
const scans = (kind: keyof ResourceState, of: { id: string; what: string; securityHub: string; config: string }) =>
  check(account, {
    id: `inspector2-account-${of.id}-scanning-enabled`,
    title: `Inspector scans ${of.what}`,
    severity: 'high',
    remediation: `Turn on scanning of ${of.what} in Inspector, in every region that is used.`,
    references: [SCANS],
    equivalents: { securityHub: [of.securityHub], config: [of.config] },
    test({ AccountState: state }) {
      const status = state?.resourceState?.[kind]?.status
      if (status === undefined) return unknown(`AWS did not say whether Inspector scans ${of.what}.`)
      return meaningOf(status, SCANS_NOW, 'the status of scanning')
        ? pass('Scanning is on.')
        : fail(`Scanning is ${status}.`)
    },
  })

export const accountChecks = [
  scans('ec2', { id: 'ec2', what: 'EC2 instances', securityHub: 'Inspector.1', config: 'inspector-ec2-scan-enabled' }),
  scans('ecr', { id: 'ecr', what: 'images in ECR', securityHub: 'Inspector.2', config: 'inspector-ecr-scan-enabled' }),
  scans('lambdaCode', {
    id: 'lambda-code',
    what: 'the code of Lambda functions',
    securityHub: 'Inspector.3',
    config: 'inspector-lambda-code-scan-enabled',
  }),
  scans('lambda', {
    id: 'lambda',
    what: 'packages of Lambda functions',
    securityHub: 'Inspector.4',
    config: 'inspector-lambda-standard-scan-enabled',
  }),
]
