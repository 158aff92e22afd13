import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { PrincipalText } from '../../../../src/package/format/principal.ts'
import { messages } from '../../messages.ts'
import { Card } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './identity.module.css'
import { Principal } from './principal.tsx'

const words = messages.accessReview
const DECISIONS = ['keep', 'change', 'remove'] as const
type Decision = (typeof DECISIONS)[number]
type Decisions = Readonly<Record<string, Decision | undefined>>

/** Every user and role, to be decided on one by one. Decisions are in the export; the service keeps none. */
export function AccessReview({ of, account }: { of: readonly PrincipalText[]; account: string }) {
  const [decisions, setDecisions] = useState<Decisions>({})
  const left = of.filter(({ arn }) => decisions[arn] === undefined).length
  const decide = (arn: string, decision: Decision | undefined) => setDecisions(all => ({ ...all, [arn]: decision }))
  return (
    <Card title={words.title} acts={<span className={styles.kind}>{words.left(left)}</span>}>
      <p className={styles.none}>{words.lead}</p>
      <Table
        label={words.label(account)}
        name="review"
        columns={columnsOf(decisions, decide)}
        more={MORE}
        rows={of}
        keyOf={({ arn }) => arn}
      />
    </Card>
  )
}

type Decide = (arn: string, decision: Decision | undefined) => void

function columnsOf(decisions: Decisions, decide: Decide): Column<PrincipalText>[] {
  return [
    {
      head: messages.identity.principal,
      name: true,
      value: ({ arn }) => arn,
      cell: principal => <Principal of={principal} />,
    },
    { head: words.administrator, value: ({ administrator }) => words.known[administrator] },
    {
      head: words.erases,
      minor: true,
      value: ({ erases }) =>
        listed(
          erases.known.map(({ kind }) => messages.identity.kinds[kind as never] ?? kind),
          erases,
        ),
    },
    {
      head: words.outside,
      minor: true,
      value: ({ assumers }) =>
        listed(
          assumers.known.flatMap(one => (one.external ? [one.principal] : [])),
          assumers,
        ),
    },
    {
      head: words.decision,
      tight: true,
      value: ({ arn }) => decisions[arn] && words.decisions[decisions[arn]],
      cell: ({ arn, name }) => (
        <NativeSelect
          size="xs"
          aria-label={words.decide(name)}
          value={decisions[arn] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            decide(
              arn,
              DECISIONS.find(one => one === value),
            )
          }
          data={[
            { value: '', label: words.open },
            ...DECISIONS.map(value => ({ value, label: words.decisions[value] })),
          ]}
        />
      ),
    },
  ]
}

const MORE: readonly Column<PrincipalText>[] = [
  { head: words.people, value: ({ people }) => people && listed(people.known, people) },
  { head: messages.identity.through, value: ({ through }) => through.join('; ') },
  {
    head: messages.identity.ways,
    value: ({ paths }) =>
      listed(
        paths.known.map(({ text }) => text),
        paths,
      ),
  },
]

/** What was not read may be more than is told, and never reads as none. */
function listed(known: readonly string[], { unread }: { readonly unread: readonly string[] }): string {
  const told = [...new Set(known)]
  return [...told, ...(unread.length > 0 ? [words.notKnown] : [])].join('; ') || words.none
}
