import { disksEncrypted, imdsv2, noPublicAddress } from '../../../../connectors/aws/ec2/launch-template.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (LaunchTemplateData: object) => ({ settings: { LaunchTemplateData } })
const unsaid = { case: 'AWS does not say what is in it', settings: { LaunchTemplateId: 'lt-1' } }

checkTable(imdsv2, {
  pass: [
    { case: 'it does', ...of({ MetadataOptions: { HttpTokens: 'required' } }) },
    { case: 'there is no metadata service', ...of({ MetadataOptions: { HttpEndpoint: 'disabled' } }) },
  ],
  fail: [
    { case: 'it does not', ...of({ MetadataOptions: { HttpTokens: 'optional' } }) },
    { case: 'it does not say', ...of({}), reason: /does not say/ },
  ],
  unknown: [unsaid],
})

checkTable(noPublicAddress, {
  pass: [
    { case: 'it names no interface', ...of({}) },
    { case: 'none asks for one', ...of({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] }) },
  ],
  fail: [
    {
      case: 'the second does',
      ...of({ NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1, AssociatePublicIpAddress: true }] }),
      reason: /interface 1 /,
    },
  ],
  unknown: [unsaid],
})

const disks = (...Encrypted: (boolean | undefined)[]) =>
  of({ BlockDeviceMappings: Encrypted.map(is => ({ DeviceName: '/dev/xvda', Ebs: { Encrypted: is } })) })

checkTable(disksEncrypted, {
  pass: [{ case: 'each', ...disks(true, true) }],
  fail: [
    { case: 'one not', ...disks(true, false), reason: /\/dev\/xvda is not/ },
    { case: 'one that it says nothing of', ...disks(undefined), reason: /default of the region/ },
  ],
  notApplicable: [
    { case: 'it attaches none', ...of({}) },
    { case: 'only storage of the host', ...of({ BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }] }) },
  ],
  unknown: [unsaid],
})
