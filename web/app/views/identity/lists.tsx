import type { ReactNode } from 'react'
import type { PrincipalText } from '../../../../src/package/format/principal.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Card } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { ChainPicture } from './chain.tsx'
import styles from './identity.module.css'
import { Principal } from './principal.tsx'

const words = messages.identity

interface Shown {
  readonly of: readonly PrincipalText[]
}

const NAME: Column<PrincipalText> = {
  head: words.principal,
  name: true,
  value: ({ arn }) => arn,
  cell: principal => <Principal of={principal} />,
}

export function Administrators({ of }: Shown) {
  const rows = of.filter(({ administrator }) => administrator === 'yes')
  return (
    <Section title={words.administrators} name="administrators" rows={rows}>
      {[NAME, { head: words.through, value: ({ through }) => through.join(', ') }]}
    </Section>
  )
}

/** Left out where there is none: it is a doubt, not a finding. */
export function Perhaps({ of }: Shown) {
  const rows = of.filter(({ administrator }) => administrator === 'unknown')
  if (rows.length === 0) return null
  return (
    <Section title={words.perhaps} name="perhaps" rows={rows}>
      {[NAME, { head: words.why, value: ({ unknown }) => unknown.join('; ') }]}
    </Section>
  )
}

/** Of who is no administrator: the ways to become one, the certain ones first. */
export function Ways({ of }: Shown) {
  const rows = of.flatMap(principal => {
    const ways = principal.paths.known.filter(({ reaches }) => reaches === 'administrator')
    const way = ways.find(({ certain }) => certain) ?? ways[0]
    return principal.administrator === 'yes' || way === undefined ? [] : [{ principal, way }]
  })
  const unread = of.filter(({ administrator, paths }) => administrator !== 'yes' && paths.unread.length > 0).length
  return (
    <Card title={words.ways}>
      <Unread count={unread} />
      {rows.length === 0 && <p className={styles.none}>{unread > 0 ? words.noneKnown : words.nobody}</p>}
      <ul className={styles.chains}>
        {rows.map(({ principal, way }) => (
          <li key={principal.arn}>
            <ChainPicture from={principal.name} way={way.text} />
            {!way.certain && <Badge tone="unknown">{words.conditional}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Outsiders({ of }: Shown) {
  const rows = of.flatMap(principal =>
    principal.assumers.known.filter(({ external }) => external).map(assumer => ({ principal, assumer })),
  )
  const unread = of.filter(({ assumers }) => assumers.unread.length > 0).length
  return (
    <Card title={words.outsiders}>
      <Unread count={unread} />
      {rows.length === 0 ? (
        <p className={styles.none}>{unread > 0 ? words.noneKnown : words.nobody}</p>
      ) : (
        <Table
          label={words.outsiders}
          name="outsiders"
          columns={OUTSIDERS}
          rows={rows}
          keyOf={({ principal, assumer }) =>
            `${principal.arn} ${assumer.kind} ${assumer.principal} ${assumer.conditions.join()}`
          }
        />
      )}
    </Card>
  )
}

type Outsider = { principal: PrincipalText; assumer: PrincipalText['assumers']['known'][number] }
const outsider = ({ principal, kind, strange }: Outsider['assumer']) =>
  `${principal} (${kind}${strange ? `; ${words.strange}` : ''})`
const OUTSIDERS: readonly Column<Outsider>[] = [
  {
    head: words.role,
    name: true,
    value: ({ principal }) => principal.arn,
    cell: ({ principal }) => <bdi>{principal.name}</bdi>,
  },
  {
    head: words.who,
    value: ({ assumer }) => outsider(assumer),
    cell: ({ assumer }) => <bdi>{outsider(assumer)}</bdi>,
  },
  { head: words.conditions, value: ({ assumer }) => assumer.conditions.join('; ') || words.noCondition },
]

/** Where something was not read, more may be there than is told. */
export const Unread = ({ count }: { count: number }) =>
  count > 0 ? <p className={styles.warning}>{words.unread(count)}</p> : null

interface Section {
  readonly title: string
  readonly name: string
  readonly rows: readonly PrincipalText[]
  readonly children: readonly Column<PrincipalText>[]
}

function Section({ title, name, rows, children }: Section): ReactNode {
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className={styles.none}>{words.nobody}</p>
      ) : (
        <Table label={title} name={name} columns={children} rows={rows} keyOf={({ arn }) => arn} stacks />
      )}
    </Card>
  )
}
