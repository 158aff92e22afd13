import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { nameOf, openings } from '../../policy/index.ts'
import { key } from './key.ts'

/**
 * Judged for every key that KMS can rotate by itself, disabled ones too (others skip those). A replica of a multi-Region
 * key shares the status of its primary, which KMS keeps in step and GetKeyRotationStatus answers in both regions.
 */
export const keyRotationEnabled = check(key, {
  id: 'kms-key-rotation-enabled',
  title: 'Customer managed KMS keys rotate by themselves',
  severity: 'medium',
  remediation: 'Enable automatic rotation of the key; of a multi-Region key, on its primary.',
  equivalents: {
    prowler: ['kms_cmk_rotation_enabled'],
    securityHub: ['KMS.4'],
    config: ['cmk-backing-key-rotation-enabled'],
  },
  test(k) {
    if (k.KeyMetadata === null) return unknown('AWS answered no metadata of the key.')
    const { KeyManager, KeyState, Origin } = k.KeyMetadata
    // What KeySpec was called until 2021; AWS still answers both.
    const KeySpec = k.KeyMetadata.KeySpec ?? k.KeyMetadata.CustomerMasterKeySpec
    if (KeyManager === 'AWS') return notApplicable('AWS manages the key and rotates it every year.')
    if (KeySpec === undefined || Origin === undefined || KeyState === undefined)
      return unknown('AWS did not state the spec, origin or state of the key.')
    if (KeySpec !== 'SYMMETRIC_DEFAULT') return notApplicable(`KMS cannot rotate a key of spec ${KeySpec} by itself.`)
    if (Origin !== 'AWS_KMS') return notApplicable(`KMS cannot rotate key material of origin ${Origin} by itself.`)
    if (KeyState === 'PendingDeletion' || KeyState === 'PendingReplicaDeletion')
      return notApplicable(`The key is in state ${KeyState}, in which KMS reports no rotation.`)
    if (k.Rotation === null) return fail('Automatic rotation is not enabled.')
    if (k.Rotation?.KeyRotationEnabled === undefined) return unknown('AWS did not state the rotation of the key.')
    if (!k.Rotation.KeyRotationEnabled) return fail('Automatic rotation is not enabled.')
    const days = k.Rotation.RotationPeriodInDays
    return pass(`Automatic rotation is enabled${days === undefined ? '' : `, every ${days} days`}.`)
  },
})

/** Every key is judged, whoever manages it and whatever its state; Prowler looks at enabled customer managed keys only. */
export const keyPolicyNoWildcardPrincipal = check(key, {
  id: 'kms-key-policy-no-wildcard-principal',
  title: 'KMS key policies let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals in the key policy, or limit them by kms:CallerAccount or the like.',
  equivalents: {
    prowler: ['kms_key_not_publicly_accessible'],
    securityHub: ['KMS.5'],
    config: ['kms-key-policy-no-public-access'],
  },
  test(k) {
    if (k.Policy === null) return unknown('AWS answered no key policy.')
    const { open, unsaid } = openings(k.Policy)
    if (open.length > 0) return fail(`The key policy allows everybody, by ${open.map(nameOf).join(', ')}.`)
    return unsaid.length > 0
      ? unknown(
          `The key policy allows everybody, by ${unsaid.map(nameOf).join(', ')}; what a Deny leaves of that is not known.`,
        )
      : pass('No statement of the key policy allows everybody.')
  },
})

export const keyNotPendingDeletion = check(key, {
  id: 'kms-key-not-pending-deletion',
  title: 'Customer managed KMS keys are not about to be deleted',
  severity: 'high',
  remediation: 'Cancel the deletion, unless nothing is encrypted with the key any more.',
  equivalents: {
    prowler: ['kms_cmk_not_deleted_unintentionally'],
    securityHub: ['KMS.3'],
    config: ['kms-cmk-not-scheduled-for-deletion'],
  },
  test(k) {
    const { KeyManager, KeyState, DeletionDate } = k.KeyMetadata ?? {}
    if (KeyManager === 'AWS') return notApplicable('AWS manages the key, which cannot be deleted.')
    if (KeyState === undefined) return unknown('AWS did not state the state of the key.')
    if (KeyState === 'PendingDeletion')
      return fail(`The key will be deleted${DeletionDate === undefined ? '' : ` on ${DeletionDate}`}.`)
    if (KeyState === 'PendingReplicaDeletion') return fail('The key will be deleted once its replicas are.')
    return pass(`The key is in state ${KeyState}.`)
  },
})
