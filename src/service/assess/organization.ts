import { evidenceTypes } from '../../../connectors/index.ts'
import type { Resource } from '../../evidence/item.ts'

const declaring = evidenceTypes.find(type => type.managementAccount)

/** The evidence type that says which organization an account belongs to; it is account-wide. */
export const ORGANIZATION_TYPE: string = declaring?.id ?? ''

/** The management account that the evidence of {@link ORGANIZATION_TYPE} names; undefined for a standalone account. */
export async function managementOf(
  organization: AsyncIterable<Pick<Resource, 'settings'>> | Iterable<Pick<Resource, 'settings'>>,
): Promise<string | undefined> {
  for await (const { settings } of organization) {
    const management = declaring?.managementAccount?.(settings)
    if (management !== undefined) return management
  }
  return undefined
}
