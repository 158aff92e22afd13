import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { whySafe } from '../shared/metadata-service.ts'
import { launchTemplate } from './launch-template.ts'

const UNSAID = 'AWS did not state what the template holds.'

export const imdsv2 = check(launchTemplate, {
  id: 'ec2-launch-template-imdsv2-required',
  title: 'Launch templates require IMDSv2',
  severity: 'high',
  remediation: 'Make a version with HttpTokens set to required, and make it the default.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html'],
  equivalents: {
    prowler: ['ec2_launch_template_imdsv2_required'],
    securityHub: ['EC2.170'],
    config: ['ec2-launch-template-imdsv2-check'],
  },
  test({ LaunchTemplateData: data }) {
    if (!data) return unknown(UNSAID)
    const safe = whySafe(data.MetadataOptions)
    const tokens = data.MetadataOptions?.HttpTokens
    return safe
      ? pass(safe)
      : fail(tokens === undefined ? 'The template does not say which version is needed.' : `HttpTokens is ${tokens}.`)
  },
})

export const noPublicAddress = check(launchTemplate, {
  id: 'ec2-launch-template-no-public-address',
  title: 'Launch templates give no public address',
  severity: 'high',
  remediation: 'Make a version whose network interfaces get no public IPv4 address, and make it the default.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html'],
  equivalents: { securityHub: ['EC2.25'], config: ['ec2-launch-template-public-ip-disabled'] },
  test({ LaunchTemplateData: data }) {
    if (!data) return unknown(UNSAID)
    const open = data.NetworkInterfaces?.find(({ AssociatePublicIpAddress: gives }) => gives)
    return open
      ? fail(`Network interface ${open.DeviceIndex ?? 0} gets a public IPv4 address.`)
      : pass('No network interface of the template asks for a public IPv4 address.')
  },
})

export const disksEncrypted = check(launchTemplate, {
  id: 'ec2-launch-template-volumes-encrypted',
  title: 'Launch templates ask for encrypted volumes',
  severity: 'medium',
  remediation: 'Make a version that encrypts each EBS volume it attaches, and make it the default.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html'],
  equivalents: { securityHub: ['EC2.181'], config: ['ec2-launchtemplate-ebs-encrypted'] },
  test({ LaunchTemplateData: data }) {
    if (!data) return unknown(UNSAID)
    const volumes = data.BlockDeviceMappings?.filter(({ Ebs: volume }) => volume) ?? []
    if (volumes.length === 0) return notApplicable('The template attaches no EBS volume of its own.')
    const plain = volumes.find(({ Ebs: volume }) => volume?.Encrypted !== true)
    if (!plain) return pass('Each EBS volume of the template is encrypted.')
    const name = plain.DeviceName ?? 'of the template'
    return plain.Ebs?.Encrypted === false
      ? fail(`Volume ${name} is not encrypted.`)
      : fail(`The template does not ask that volume ${name} is encrypted, so that the default of the region decides.`)
  },
})
