import { TextInput } from '@mantine/core'
import { messages } from '../../messages.ts'
import { typed } from '../../parts/form.tsx'

const words = messages.settings

export interface Limits {
  readonly packages: string[] | null
  readonly from: string | null
  readonly until: string | null
}

/** To which packages and which period an auditor is limited. */
export function LimitFields({ packages, from, until }: Partial<Limits>) {
  return (
    <>
      <TextInput
        name="packages"
        label={words.packages}
        description={words.packagesHint}
        defaultValue={packages?.join(', ') ?? ''}
      />
      <TextInput
        name="from"
        type="date"
        label={words.packagesFrom}
        description={words.packagesFromHint}
        defaultValue={from?.slice(0, 10) ?? ''}
      />
      <TextInput
        name="until"
        type="date"
        label={words.packagesUntil}
        description={words.packagesUntilHint}
        defaultValue={until === null || until === undefined ? '' : dayBefore(until)}
      />
    </>
  )
}

const DAY_MS = 86_400_000

/** The last day of a period that ends before a moment, and back; in UTC, as packages are dated. */
const dayBefore = (until: string): string => new Date(Date.parse(until) - 1).toISOString().slice(0, 10)
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString()

export function limitsOf(values: FormData): Limits {
  const [from, until] = [typed(values, 'from'), typed(values, 'until')]
  return {
    packages: typed(values, 'packages')?.split(/[\s,]+/) ?? null,
    from: from === undefined ? null : `${from}T00:00:00Z`,
    until: until === undefined ? null : dayAfter(until),
  }
}

/** As a table shows them. */
export function limitsText({ packages, from, until }: Limits): string | null {
  const period =
    from === null && until === null ? [] : [words.packagesPeriod(from?.slice(0, 10), until && dayBefore(until))]
  const named = packages === null ? [] : [words.packageCount(packages.length)]
  return [...named, ...period].join(', ') || null
}
