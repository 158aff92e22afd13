import { Button, NativeSelect, TextInput } from '@mantine/core'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Form, typed } from '../../parts/form.tsx'
import styles from './start.module.css'

const words = messages.start

interface Shown {
  readonly account: Schemas['Account']
  readonly frameworks: string
  readonly go: (change: { schedule: string }) => void
}

export function ChooseSchedule({ account, frameworks, go }: Shown) {
  const send = async (values: FormData) => {
    const body = {
      ...{ name: typed(values, 'name') ?? '', cron: typed(values, 'cron') ?? '' },
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      request: { accounts: [account.account], frameworks: frameworks.split(',') },
    }
    const made = await taken(client.POST('/v1/schedules', { body: body as never }))
    go({ schedule: made.id })
    return made
  }
  return (
    <>
      <p className={styles.soft}>{words.scheduleLead}</p>
      <Form title={words.steps.schedule} submit={words.save} changes={['schedules']} send={send} opened>
        <TextInput
          name="name"
          label={messages.schedules.name}
          defaultValue={words.scheduleName(account.account)}
          required
        />
        <NativeSelect
          name="cron"
          label={messages.schedules.when}
          data={words.presets.map(([value, label]) => ({ value, label }))}
        />
      </Form>
      <Button variant="default" onClick={() => go({ schedule: 'none' })}>
        {words.skip}
      </Button>
    </>
  )
}
