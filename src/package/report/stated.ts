import type { StatementView } from '../../../templates/report/view.ts'
import type { Control, Framework } from '../../frameworks/framework.ts'
import type { PackageData } from '../format/data.ts'

type Stated = NonNullable<PackageData['statement']>

/** The statement as the pages show it: whatever is left out is “not stated”. */
export function statementView({ statement }: Pick<PackageData, 'statement'>): StatementView | null {
  if (!statement) return null
  const { entity, system, preparedBy, reviewedBy, contact, soc2Categories, pci, premises, media } = statement
  return {
    ...{ entity: entity ?? null, system: system ?? null, preparedBy: preparedBy ?? null },
    ...{ reviewedBy: reviewedBy ?? null, contact: contact ?? null },
    soc2Categories: soc2Categories?.map(words).join(', ') || null,
    pciRole: pci?.role ? words(pci.role) : null,
    pciScope: pciScope(pci),
    premises: own(premises, 'premises'),
    media: own(media, 'physical media'),
    notApplicable: statement.notApplicable ?? [],
  }
}

const own = (has: boolean | undefined, what: string): string | null =>
  has === undefined ? null : has ? `${what} of its own are in scope` : `no ${what} of its own are in scope`

const words = (id: string): string => id.replaceAll('-', ' ')

function pciScope(pci: Stated['pci']): string | null {
  const parts = [
    ...(pci?.scope ? [pci.scope] : []),
    ...(pci?.accounts?.length ? [`accounts ${pci.accounts.join(', ')}`] : []),
    ...(pci?.tags?.length ? [`resources tagged ${pci.tags.join(', ')}`] : []),
  ]
  return parts.join('; ') || null
}

/** Of PCI DSS: the scope as the owner states it, or that it is not stated. */
export function scopeNote({ framework }: Pick<Framework, 'framework'>, statement: Stated | undefined): string | null {
  if (!/^PCI DSS\b/.test(framework)) return null
  const stated = pciScope(statement?.pci)
  const role = statement?.pci?.role
  const who = role ? `The owner states that it is a ${words(role)}. ` : ''
  return stated
    ? `${who}PCI DSS scope as the owner states it: ${stated}. It was not tested: the results are of everything that was read.`
    : `${who}PCI DSS scope: not stated. Which accounts, networks and systems store, process, transmit or can reach account data is not known here. The results are of everything that was read, and say nothing of what belongs to the scope.`
}

/** What the owner states of one control, in sentences beside its status, which stays. */
export function statedOf(
  { id }: Pick<Framework, 'id'>,
  control: Pick<Control, 'id' | 'appliesTo' | 'ownPart'>,
  statement: Stated | undefined,
): string | null {
  const said = (statement?.notApplicable ?? [])
    .filter(one => one.control === `${id}/${control.id}`)
    .map(({ reason, statedBy }) => `${statedBy} states that it does not apply: ${reason.replace(/\.$/, '')}.`)
  const parts = [...said, ...appliesText(control.appliesTo, statement), ...ownText(control.ownPart, statement)]
  return parts.join(' ') || null
}

const CATEGORIES: readonly string[] = ['availability', 'confidentiality', 'processing-integrity', 'privacy']
const ROLES: readonly string[] = ['service-provider', 'multi-tenant-service-provider']

/** To whom alone it applies, and what the owner states of that. */
function appliesText(appliesTo: string | undefined, statement: Stated | undefined): string[] {
  if (appliesTo === undefined) return []
  if (CATEGORIES.includes(appliesTo)) {
    const stated = statement?.soc2Categories
    const known = stated ? `the owner states the categories ${stated.map(words).join(', ')}` : 'categories: not stated'
    return [`Part of the category ${words(appliesTo)} alone; ${known}.`]
  }
  if (!ROLES.includes(appliesTo)) return [`Applies to: ${words(appliesTo)}; not stated whether that is so here.`]
  const role = statement?.pci?.role
  return [
    `Applies to: ${words(appliesTo)}; ${role ? `the owner states that it is a ${words(role)}` : 'role: not stated'}.`,
  ]
}

function ownText(ownPart: Control['ownPart'], statement: Stated | undefined): string[] {
  return (ownPart ?? []).flatMap(part => {
    const text = own(statement?.[part], part === 'media' ? 'physical media' : 'premises')
    return text ? [`The owner states that ${text}.`] : []
  })
}
