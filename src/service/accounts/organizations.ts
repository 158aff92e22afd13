import type { OrganizationStanding } from '../../evidence/organization.ts'
import type { NewOrganization, Organization, RefusedAccount } from '../../store/index.ts'
import type { Viewed } from '../runtime/serving.ts'
import { newExternalId } from './accounts.ts'
import { requireRegions } from './known-regions.ts'
import { standingOf } from './organization-standing.ts'

export type AskedOrganization = Omit<NewOrganization, 'externalId'> & { readonly externalId?: string | undefined }

/** Connects an organization; its external id is random unless one is given, and all its members share it. Throws `unknown_region`. */
export async function connectOrganization(runtime: Viewed, asked: AskedOrganization): Promise<Organization> {
  await requireRegions(runtime, asked.regions)
  return runtime.store.organizations.create({ ...asked, externalId: asked.externalId ?? newExternalId() })
}

/** Accounts that have joined stay as they were connected. Throws `unknown_region`. */
export async function changeOrganization(
  runtime: Viewed,
  id: string,
  change: Partial<Omit<NewOrganization, 'account'>>,
): Promise<Organization> {
  await requireRegions(runtime, change.regions)
  return runtime.store.organizations.update(id, change)
}

export interface OrganizationPreview extends OrganizationStanding {
  readonly refused: readonly RefusedAccount[]
}

/** What the next run of all accounts would make of it; nothing is changed. Throws as {@link standingOf}. */
export async function previewOrganization(runtime: Viewed, id: string): Promise<OrganizationPreview> {
  const organization = await runtime.store.organizations.get(id)
  const { standing } = await standingOf(runtime, organization)
  return { ...standing, refused: await runtime.store.organizations.refused(id) }
}
