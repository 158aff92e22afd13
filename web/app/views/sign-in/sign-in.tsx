import { Alert, Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { api, client, queries } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { problemOf } from '../../api/problem.ts'
import { BASE, session, tokenOfLink } from '../../api/session.ts'
import { messages } from '../../messages.ts'
import { plainSearch } from '../../search.ts'
import { Mark } from '../../shell/mark.tsx'
import styles from './sign-in.module.css'

const words = messages.session
const route = getRouteApi('/sign-in')

export function SignIn() {
  const { to, ended, refused } = route.useSearch()
  const [typed, setTyped] = useState('')
  const { mutate, isPending, error } = useSignIn(to)
  useEffect(() => {
    const token = tokenOfLink()
    if (token !== null) mutate(token)
  }, [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(typed.trim())
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark />
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        {refused !== undefined && error === null && (
          <Alert color="yellow">{words.refusals[refused] ?? words.refusals.wrong_answer}</Alert>
        )}
        {ended && error === null && <Alert color="yellow">{words.ended}</Alert>}
        <AtProvider to={to} />
        <form onSubmit={submit} className={styles.form}>
          <PasswordInput
            label={words.key}
            description={words.keyHint}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            error={error && sentenceOf(error)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <Button type="submit" loading={isPending} fullWidth>
            {words.signIn}
          </Button>
        </form>
        <p className={styles.else}>
          <a href={`${BASE}verify.html`}>{words.verify}</a>
          <a href={`${BASE}docs`}>{words.docs}</a>
        </p>
      </div>
    </main>
  )
}

/** To the OpenID provider, where one is set up. */
function AtProvider({ to }: { to: string | undefined }) {
  const { data } = api.useQuery('get', '/v1/sign-in')
  const name = data?.provider ?? null
  if (name === null) return null
  return (
    <Button component="a" href={`${BASE}auth/login?to=${encodeURIComponent(to ?? '/')}`} fullWidth>
      {words.atProvider(name)}
    </Button>
  )
}

class Malformed extends Error {}

const sentenceOf = (error: unknown): string =>
  error instanceof Malformed ? error.message : (problemOf(error)?.detail ?? messages.state.unreachable)

const keyFor = async (token: string): Promise<string> =>
  (await taken(client.POST('/v1/sign-in', { body: { token } }))).secret

/** Asks the API whose key it is before it is kept. */
function useSignIn(to: string | undefined) {
  const router = useRouter()
  return useMutation({
    mutationFn: async (given: string) => {
      const key = given.startsWith('exs_') ? await keyFor(given) : given
      if (!/^exk_[0-9a-f]{64}$/.test(key)) throw new Malformed(words.malformed)
      const { error } = await client.GET('/v1/me', { headers: { authorization: `Bearer ${key}` } })
      if (error) throw error
      return key
    },
    onSuccess: key => {
      session.begin(key)
      queries.clear()
      const { pathname, search } = new URL(to?.startsWith('/') ? to : '/', location.origin)
      void router.navigate({ to: pathname, search: plainSearch(search) as never, replace: true })
    },
  })
}
