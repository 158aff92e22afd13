import { Button } from '@mantine/core'
import { useState } from 'react'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Loaded } from '../../parts/states.tsx'
import styles from './start.module.css'

const words = messages.start

interface Going {
  readonly go: (change: { frameworks: string }) => void
}

export function ChooseFrameworks({ go }: Going) {
  const frameworks = api.useQuery('get', '/v1/frameworks')
  return (
    <>
      <p className={styles.soft}>{words.frameworksLead}</p>
      <Loaded of={frameworks}>{({ items }) => <Choice frameworks={items.filter(one => one.newest)} go={go} />}</Loaded>
    </>
  )
}

function Choice({ frameworks, go }: Going & { frameworks: readonly Schemas['ListedFramework'][] }) {
  const usual = frameworks.filter(({ onRequest }) => onRequest !== true).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(usual)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        go({ frameworks: chosen.join(',') })
      }}
    >
      <ul className={styles.choices}>
        {frameworks.map(({ id, framework, version }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(checked ? [...chosen, id] : chosen.filter(one => one !== id))
                }
              />
              {framework} {version}
            </label>
          </li>
        ))}
      </ul>
      <Button type="submit" disabled={chosen.length === 0}>
        {words.next}
      </Button>
    </form>
  )
}
