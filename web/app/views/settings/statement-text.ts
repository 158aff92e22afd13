import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'

const words = messages.settings
const { stated } = words
export type Statement = Schemas['OwnerStatement']

/** What is stated, in words, a line for each; what is not stated has none. */
export function linesOf(of: Statement): (readonly [name: string, text: string])[] {
  const { auditPeriod, soc2Categories, notApplicable = [] } = of
  return [
    [stated.entity, of.entity],
    [stated.system, of.system],
    [stated.preparedBy, of.preparedBy],
    [stated.reviewedBy, of.reviewedBy],
    [stated.contact, of.contact],
    [stated.auditPeriod, auditPeriod && words.period(auditPeriod.from, auditPeriod.to, auditPeriod.statedBy)],
    [stated.soc2Categories, soc2Categories?.map(one => words.categories[one]).join(', ')],
    ...pciOf(of.pci),
    [stated.premises, yesOrNo(of.premises)],
    [stated.media, yesOrNo(of.media)],
    ...notApplicable.map(
      ({ control, reason, statedBy }) => [stated.notApplicable, words.doesNotApply(control, reason, statedBy)] as const,
    ),
  ].flatMap(([name, text]) => (name !== undefined && text !== undefined ? [[name, text] as const] : []))
}

const pciOf = (pci: Statement['pci']): (readonly [string, string | undefined])[] => [
  [`${stated.pci}: ${words.pciRole}`, pci?.role && words.pciRoles[pci.role]],
  [`${stated.pci}: ${words.pciAccounts}`, pci?.accounts?.join(', ')],
  [`${stated.pci}: ${words.pciTags}`, pci?.tags?.join(', ')],
  [`${stated.pci}: ${words.pciScope}`, pci?.scope],
]

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? words.yes : words.no
