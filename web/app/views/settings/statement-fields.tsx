import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { messages } from '../../messages.ts'
import styles from './settings.module.css'
import type { Statement } from './statement-text.ts'

const words = messages.settings
const CATEGORIES = Object.entries(words.categories)
const ROLES = Object.entries(words.pciRoles)

export function Period({ of }: { of: Statement['auditPeriod'] }) {
  return (
    <fieldset className={styles.group}>
      <legend>{words.stated.auditPeriod}</legend>
      <TextInput name="from" type="date" label={words.from} defaultValue={of?.from ?? ''} />
      <TextInput name="to" type="date" label={words.to} defaultValue={of?.to ?? ''} />
      <TextInput name="periodBy" label={words.periodBy} defaultValue={of?.statedBy ?? ''} maxLength={300} />
    </fieldset>
  )
}

export function Categories({ of = [] }: { of: Statement['soc2Categories'] }) {
  const chosen = new Set<string>(of)
  return (
    <fieldset className={styles.field}>
      <legend>{words.stated.soc2Categories}</legend>
      {CATEGORIES.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" name="categories" value={value} defaultChecked={chosen.has(value)} /> {label}
        </label>
      ))}
    </fieldset>
  )
}

export function Pci({ of }: { of: Statement['pci'] }) {
  return (
    <fieldset className={styles.field}>
      <legend>{words.stated.pci}</legend>
      <NativeSelect
        name="role"
        label={words.pciRole}
        defaultValue={of?.role ?? ''}
        data={[{ value: '', label: words.notStated }, ...ROLES.map(([value, label]) => ({ value, label }))]}
      />
      <Textarea
        name="accounts"
        label={words.pciAccounts}
        description={words.oneEachLine}
        defaultValue={of?.accounts?.join('\n') ?? ''}
        rows={2}
      />
      <Textarea
        name="tags"
        label={words.pciTags}
        description={words.pciTagsHint}
        defaultValue={of?.tags?.join('\n') ?? ''}
        rows={2}
      />
      <Textarea name="scope" label={words.pciScope} defaultValue={of?.scope ?? ''} maxLength={4000} rows={2} />
    </fieldset>
  )
}

export function YesOrNo({ name, label, of }: { name: string; label: string; of: boolean | undefined }) {
  return (
    <NativeSelect
      name={name}
      label={label}
      defaultValue={of === undefined ? '' : of ? 'yes' : 'no'}
      data={[
        { value: '', label: words.notStated },
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]}
    />
  )
}
