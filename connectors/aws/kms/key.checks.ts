import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { nameOf, openings } from '../../policy/index.ts'
import { key } from './key.ts'

/** Asymmetric keys and those for HMAC (KMS developer guide, "Rotate AWS KMS keys"). */
const NEVER_ROTATED = /^(?:RSA|ECC|HMAC|ML_DSA|ML_KEM|SM2)(?:_|$)/
const OF_KMS = { AWS_CLOUDHSM: false, AWS_KMS: true, EXTERNAL: false, EXTERNAL_KEY_STORE: false }

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
    if (NEVER_ROTATED.test(KeySpec)) return notApplicable(`KMS cannot rotate a key of spec ${KeySpec} by itself.`)
    if (KeySpec !== 'SYMMETRIC_DEFAULT') return unknown(`Exhibit does not know the key spec ${KeySpec}.`)
    if (!meaningOf(Origin, OF_KMS, 'the origin of the key'))
      return notApplicable(`KMS cannot rotate key material of origin ${Origin} by itself.`)
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

/** States of keys that nobody asked AWS to delete (KMS developer guide, “Key states of AWS KMS keys”). */
const KEPT = ['Creating', 'Enabled', 'Disabled', 'PendingImport', 'Unavailable', 'Updating']

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
    return KEPT.includes(KeyState)
      ? pass(`The key is in state ${KeyState}.`)
      : unknown(`The key is in state ${KeyState}, which Exhibit does not know.`)
  },
})
