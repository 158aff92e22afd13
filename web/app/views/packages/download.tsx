import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { problemOf } from '../../api/problem.ts'
import { messages } from '../../messages.ts'
import { save } from '../../parts/export/save.ts'
import styles from './packages.module.css'

interface Shown {
  readonly path: '/v1/packages/{id}/content' | '/v1/packages/{id}/workbook'
  readonly id: string
  readonly file: string
  readonly label: string
}

/** Saves a file that only the key may have: a plain link would bear none. */
export function Download({ path, id, file, label }: Shown) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => taken(client.GET(path, { params: { path: { id } }, parseAs: 'blob' })),
    onSuccess: blob => save(blob as Blob, file),
  })
  return (
    <>
      <button type="button" className={styles.download} disabled={isPending} onClick={() => mutate()}>
        {isPending ? messages.packages.loading : label}
      </button>
      {error && <span role="alert">{problemOf(error)?.detail ?? messages.state.unreachable}</span>}
    </>
  )
}
