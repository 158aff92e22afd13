import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Form, typed } from '../../parts/form.tsx'

const words = messages.accounts
type Account = Schemas['Account']
const KINDS = ['role', 'ambient', 'profile'] as const

interface Shown {
  /** Whether the form is all there is to see, and stands open. */
  readonly opened?: boolean
  readonly onConnected?: (account: Account) => void
}

/** Connects an account: by a role in it, as is usual, or by credentials that the workers have. */
export function Connect({ opened = false, onConnected }: Shown) {
  const [kind, setKind] = useState<string>('role')
  const send = async (values: FormData) => {
    const account = await connect(values)
    onConnected?.(account)
    return account
  }
  return (
    <Form
      title={words.connect}
      submit={words.connect}
      changes={['accounts']}
      send={send}
      opened={opened}
      done={account => <ExternalId account={account} />}
    >
      <TextInput name="name" label={words.name} required maxLength={200} />
      <TextInput
        name="account"
        label={words.account}
        required
        pattern="\d{12}"
        title={words.accountHint}
        inputMode="numeric"
      />
      <NativeSelect
        name="kind"
        label={words.access}
        value={kind}
        onChange={event => setKind(event.currentTarget.value)}
        data={KINDS.map(value => ({ value, label: words.kinds[value] }))}
      />
      {kind === 'role' && <TextInput name="roleArn" label={words.role} description={words.roleHint} required />}
      {kind === 'profile' && <TextInput name="profile" label={words.profile} required />}
    </Form>
  )
}

const connect = (values: FormData): Promise<Account> => {
  const kind = (typed(values, 'kind') ?? 'role') as (typeof KINDS)[number]
  const access = {
    role: { kind, roleArn: typed(values, 'roleArn') ?? '' },
    ambient: { kind },
    profile: { kind, profile: typed(values, 'profile') ?? '' },
  }[kind]
  const body = { name: typed(values, 'name') ?? '', account: typed(values, 'account') ?? '', access }
  return taken(client.POST('/v1/accounts', { body: body as never }))
}

/** The external id is made by the service; the customer's trust policy has to ask for it. */
export function ExternalId({ account: { access } }: { account: Account }) {
  if (access.kind !== 'role' || access.externalId === null) return null
  return (
    <p>
      {words.externalId} <code>{access.externalId}</code>
    </p>
  )
}
