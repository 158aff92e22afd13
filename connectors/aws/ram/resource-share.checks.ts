import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { resourceShare } from './resource-share.ts'

const ACTIVE = { ACTIVE: true, DELETED: false, DELETING: false, FAILED: false, PENDING: false }

export const organizationOnly = check(resourceShare, {
  id: 'ram-resource-share-organization-only',
  title: 'Resource shares are limited to the organization',
  severity: 'medium',
  remediation: 'Allow sharing within the organization only, and remove accounts outside it from the share.',
  references: ['https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-update.html'],
  why: 'A share that allows principals outside the organization can be widened to any account by anyone who may change it.',
  test({ ResourceShare: { status, allowExternalPrincipals: open }, Principals: principals }) {
    if (status === undefined) return unknown('AWS did not state whether the share is active.')
    if (!meaningOf(status, ACTIVE, 'the status of the share')) return notApplicable(`The share is ${status}.`)
    if (open === undefined) return unknown('AWS did not state whether the share may leave the organization.')
    if (!open) return pass('The share allows principals of the organization only.')
    const outside = principals?.flatMap(({ external, associatedEntity: who }) => (external ? (who ?? []) : [])) ?? []
    return fail(
      outside.length > 0
        ? `The share reaches outside the organization: ${outside.join(', ')}.`
        : 'The share allows principals outside the organization.',
    )
  },
})
