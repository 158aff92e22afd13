import { typed } from '../../parts/form.tsx'
import type { Statement } from './statement-text.ts'

/** What was typed, as the API takes it; what is empty is left out. The API says what does not fit. */
export function statementOf(values: FormData): Statement {
  const text = (name: string) => typed(values, name)
  const lines = (name: string) =>
    text(name)
      ?.split('\n')
      .map(line => line.trim())
      .filter(Boolean)
  const said = { yes: true, no: false }
  const yesOrNo = (name: string) => said[text(name) as keyof typeof said]
  const period = [text('from'), text('to'), text('periodBy')]
  const pci = present({
    ...{ role: text('role'), accounts: lines('accounts'), tags: lines('tags'), scope: text('scope') },
  })
  const categories = values.getAll('categories')
  const controls = rowsOf(values)
  return present({
    ...{ entity: text('entity'), system: text('system'), preparedBy: text('preparedBy') },
    ...{ reviewedBy: text('reviewedBy'), contact: text('contact') },
    auditPeriod: period.some(Boolean)
      ? { from: period[0] ?? '', to: period[1] ?? '', statedBy: period[2] ?? '' }
      : undefined,
    soc2Categories: categories.length > 0 ? categories : undefined,
    pci: Object.keys(pci).length > 0 ? pci : undefined,
    ...{ premises: yesOrNo('premises'), media: yesOrNo('media') },
    notApplicable: controls.length > 0 ? controls : undefined,
  }) as Statement
}

const present = (of: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))

/** Rows that repeat have fields of the same names, in the same order. */
function rowsOf(values: FormData) {
  const column = (name: string) => values.getAll(name).map(value => (typeof value === 'string' ? value.trim() : ''))
  const [reasons, people] = [column('reason'), column('saidBy')]
  return column('control').map((control, at) => ({ control, reason: reasons[at] ?? '', statedBy: people[at] ?? '' }))
}
