import './strict-zod.ts'
import { VerifyOptionError, type VerifyOptions } from '../../src/package/verify/result.ts'
import { verifyFile } from './verify-file.ts'
import { resultView } from './view/result.ts'

const field = <T extends HTMLElement>(id: string, type: new () => T): T => {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new TypeError(`the page lacks ${id}`)
}

const page = {
  form: field('form', HTMLFormElement),
  drop: field('drop', HTMLDivElement),
  file: field('file', HTMLInputElement),
  fingerprint: field('fingerprint', HTMLInputElement),
  ca: field('ca', HTMLTextAreaElement),
  caSubject: field('ca-subject', HTMLInputElement),
  tsaCa: field('tsa-ca', HTMLTextAreaElement),
  errors: {
    fingerprint: field('fingerprint-error', HTMLElement),
    ca: field('ca-error', HTMLElement),
    caSubject: field('ca-subject-error', HTMLElement),
    tsaCa: field('tsa-ca-error', HTMLElement),
  },
  button: field('verify', HTMLButtonElement),
  status: field('status', HTMLElement),
  progress: field('progress', HTMLProgressElement),
  result: field('result', HTMLDivElement),
}

let chosen: File | undefined
/** Counts verifications; one that is not the latest is given up. */
let latest = 0

function optionsGiven(): VerifyOptions {
  const given = (['fingerprint', 'ca', 'caSubject', 'tsaCa'] as const).map(
    name => [name, page[name].value.trim()] as const,
  )
  return Object.fromEntries(given.filter(([, text]) => text !== ''))
}

async function verify(file: File): Promise<void> {
  const own = ++latest
  let read = 0
  const onRead = (bytes: number) => {
    if (own !== latest) throw new Error('given up for another file')
    read += bytes
    page.progress.value = Math.min(read / file.size, 1)
  }
  begin(file)
  try {
    const result = await verifyFile(file, optionsGiven(), onRead)
    if (own === latest) show(file, result)
  } catch (error) {
    if (own === latest) refuse(error)
  }
}

function begin(file: File): void {
  page.result.replaceChildren()
  for (const error of Object.values(page.errors)) error.textContent = ''
  page.status.textContent = `Checking ${file.name} …`
  page.progress.value = 0
  page.progress.hidden = false
}

function show(file: File, result: Awaited<ReturnType<typeof verifyFile>>): void {
  end(result.valid ? 'Done: valid.' : 'Done: NOT VALID.')
  page.result.replaceChildren(...resultView(file, result))
  page.result.focus()
}

/** Not a verdict: what was typed cannot be understood, or the browser could not go on. */
function refuse(error: unknown): void {
  const place = error instanceof VerifyOptionError ? placeOf(error.option) : null
  if (place && error instanceof Error) {
    end('')
    place.textContent = error.message
  } else end(`The file could not be checked to its end; this says nothing about it. ${String(error)}`)
}

const placeOf = (option: keyof VerifyOptions): HTMLElement | null =>
  option === 'key' || option === 'now' ? null : page.errors[option]

function end(status: string): void {
  page.status.textContent = status
  page.progress.hidden = true
}

function choose(file: File | undefined): void {
  chosen = file
  page.button.disabled = !file
  page.result.replaceChildren()
  if (file) void verify(file)
}

page.file.addEventListener('change', () => choose(page.file.files?.[0]))
page.form.addEventListener('submit', event => {
  event.preventDefault()
  if (chosen) void verify(chosen)
})

for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
  document.addEventListener(name, event => {
    event.preventDefault()
    page.drop.classList.toggle('over', name === 'dragenter' || name === 'dragover')
    const file = name === 'drop' ? event.dataTransfer?.files[0] : undefined
    if (file) choose(file)
  })

// A page that is loaded anew keeps what was typed but not what was shown.
page.file.value = ''
if (!globalThis.isSecureContext || typeof DecompressionStream !== 'function') {
  page.file.disabled = true
  page.status.textContent =
    'This browser lacks what is needed (WebCrypto, DecompressionStream). Open the page from a file, in a newer one.'
}
