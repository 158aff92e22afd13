import type { StatementView } from '../../../templates/report/view.ts'
import type { Control, Framework } from '../../frameworks/framework.ts'
import type { PackageData } from '../format/data.ts'

type Stated = NonNullable<PackageData['statement']>

/** The statement as the pages show it: whatever is left out is “not stated”. */
export function statementView(
  { statement }: Pick<PackageData, 'statement'>,
  organization: string | null,
): StatementView | null {
  if (!statement && organization === null) return null
  const { entity, system, preparedBy, reviewedBy, contact, soc2Categories, pci, premises, media } = statement ?? {}
  return {
    ...{
      entity: entity ?? (organization && `${organization} (as the signing certificate names it; not stated otherwise)`),
      system: system ?? null,
      preparedBy: preparedBy ?? null,
    },
    ...{ reviewedBy: reviewedBy ?? null, contact: contact ?? null },
    soc2Categories: soc2Categories?.map(words).join(', ') || null,
    pciRole: pci?.role ? words(pci.role) : null,
    pciScope: pciScope(pci),
    premises: own(premises, 'premises'),
    media: own(media, 'physical media'),
    notApplicable: statement?.notApplicable ?? [],
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
  control: Pick<Control, 'appliesTo' | 'ownPart'>,
  statement: Stated | undefined,
): string | null {
  const applies = excludedBy(control.appliesTo, statement) === null ? appliesText(control.appliesTo, statement) : []
  return [...applies, ...ownText(control.ownPart, statement)].join(' ') || null
}

/** By whose statement the control does not apply: it is named there, or is for another role or category alone. */
export function notApplicable(
  { id }: Pick<Framework, 'id'>,
  control: Pick<Control, 'id' | 'appliesTo'>,
  statement: Stated | undefined,
): string | null {
  const said = (statement?.notApplicable ?? [])
    .filter(one => one.control === `${id}/${control.id}`)
    .map(({ reason, statedBy }) => `As stated by ${statedBy}: ${reason.replace(/\.$/, '')}.`)
  const excluded = excludedBy(control.appliesTo, statement)
  return [...said, ...(excluded === null ? [] : [excluded])].join(' ') || null
}

export const supersededText = ({ supersededBy }: Pick<Control, 'supersededBy'>): string | null =>
  supersededBy ? `By ${supersededBy.control} since ${supersededBy.since}: see there.` : null

/** Why what the owner states of its role or its categories leaves the control out. */
function excludedBy(appliesTo: string | undefined, statement: Stated | undefined): string | null {
  if (appliesTo === undefined || !statement) return null
  const { soc2Categories, pci, preparedBy } = statement
  const by = `As stated by ${preparedBy ?? 'the owner'}`
  if (CATEGORIES.includes(appliesTo) && soc2Categories?.every(category => category !== appliesTo))
    return `${by}: the categories are ${soc2Categories.map(words).join(', ')}; this is part of ${words(appliesTo)} alone.`
  if (ROLES.includes(appliesTo) && pci?.role === 'merchant')
    return `${by}: the entity is a merchant; this applies to a ${words(appliesTo)} alone.`
  return null
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
