import { notApplicable, type Population, unknown, type Verdict } from '../../kit/index.ts'

/**
 * What a check says that is judged in the management account of an organization alone, in any other; undefined in that
 * account. `organizations`: the organization, reduced to the number of its management account.
 */
export function judgedByManagement(
  organizations: Population<string | undefined>,
  account: string,
): Verdict | undefined {
  const found = organizations.find(() => true)
  if (!found) return notApplicable('The account is in no organization.')
  if (!found.value) return unknown("AWS did not name the organization's management account.")
  return found.value === account ? undefined : notApplicable(`Judged in the management account, ${found.value}.`)
}
