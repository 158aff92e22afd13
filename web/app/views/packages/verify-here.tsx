import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { problemOf } from '../../api/problem.ts'
import { BASE } from '../../api/session.ts'
import { messages } from '../../messages.ts'
import styles from './packages.module.css'

const words = messages.packages

/** Hands a package to the verifier that everybody has, verify.html, in a window of its own. */
export function VerifyHere({ id, file }: { id: string; file: string }) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (page: Window & typeof globalThis) => {
      const blob = (await taken(
        client.GET('/v1/packages/{id}/content', { params: { path: { id } }, parseAs: 'blob' }),
      )) as Blob
      hand(page, await fieldOf(page), new File([blob], file, { type: 'application/zip' }))
    },
  })
  const start = () => {
    // Opened at once: a browser stops what opens a window later.
    const page = window.open(`${BASE}verify.html`)
    if (page) mutate(page as Window & typeof globalThis)
  }
  return (
    <>
      <button type="button" className={styles.download} disabled={isPending} onClick={start}>
        {isPending ? words.loading : words.verifyThis}
      </button>
      {error && <span role="alert">{problemOf(error)?.detail ?? error.message}</span>}
    </>
  )
}

/** As if somebody had chosen the file there. */
function hand(page: Window & typeof globalThis, field: HTMLInputElement, file: File): void {
  const held = new page.DataTransfer()
  held.items.add(file)
  field.files = held.files
  field.dispatchEvent(new page.Event('change'))
}

/** The field of the page, once the page is there. */
async function fieldOf(page: Window): Promise<HTMLInputElement> {
  for (let turn = 0; turn < 600; turn++) {
    const { document, closed } = page
    if (closed) break
    const field = document.readyState === 'complete' ? document.getElementById('file') : null
    if (field) return field as HTMLInputElement
    await new Promise(done => setTimeout(done, 50))
  }
  throw new Error(words.notOpened)
}
