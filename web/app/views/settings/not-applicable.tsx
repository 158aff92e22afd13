import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { messages } from '../../messages.ts'
import styles from './settings.module.css'
import type { Statement } from './statement-text.ts'

const words = messages.settings
type Row = NonNullable<Statement['notApplicable']>[number]
const NONE: Row = { control: '', reason: '', statedBy: '' }

/** Controls that do not apply, each with its reason and who says so. */
export function NotApplicable({ of = [] }: { of: Statement['notApplicable'] }) {
  const [rows, setRows] = useState(() => of.map((row, id) => ({ id, row })))
  const add = () => setRows([...rows, { id: (rows.at(-1)?.id ?? -1) + 1, row: NONE }])
  return (
    <fieldset className={styles.field}>
      <legend>{words.stated.notApplicable}</legend>
      {rows.map(({ id, row }, at) => (
        <div key={id} className={styles.row}>
          <TextInput
            name="control"
            label={words.control}
            description={words.controlHint}
            defaultValue={row.control}
            maxLength={300}
            required
          />
          <Textarea name="reason" label={words.why} defaultValue={row.reason} maxLength={4000} rows={2} required />
          <TextInput name="saidBy" label={words.saidBy} defaultValue={row.statedBy} maxLength={300} required />
          <Button
            size="xs"
            variant="default"
            aria-label={words.removeControl(at + 1)}
            onClick={() => setRows(rows.filter(one => one.id !== id))}
          >
            {messages.schedules.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {words.addControl}
        </Button>
      </div>
    </fieldset>
  )
}
