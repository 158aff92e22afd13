import { Fragment, useEffect, useRef } from 'react'
import { jsonLines } from './json-lines.ts'

interface Shown {
  readonly value: unknown
  readonly pointer: string
  readonly touched?: readonly string[] | undefined
}

/** A setting's value; of one with members, those that a test read are marked. */
export function SettingValue({ value, pointer, touched }: Shown) {
  if (value === null || typeof value !== 'object') return <bdi>{String(value)}</bdi>
  return <Members value={value} pointer={pointer} touched={touched} />
}

function Members({ value, pointer, touched = NONE }: Shown) {
  const marked = new Set(touched)
  const box = useRef<HTMLPreElement>(null)
  useEffect(() => {
    const pre = box.current
    const first = pre && touched.length > 0 ? pre.querySelector('mark') : null
    if (!pre || !first) return
    if (first.offsetTop + first.offsetHeight > pre.clientHeight) pre.scrollTo({ top: first.offsetTop - MARGIN })
  }, [touched])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
    <pre tabIndex={0} ref={box}>
      {jsonLines(value, pointer).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a value do not change.
        <Fragment key={at}>
          {line.pointer !== null && line.pointer !== pointer && marked.has(line.pointer) ? (
            <Marked text={line.text} />
          ) : (
            line.text
          )}
          {'\n'}
        </Fragment>
      ))}
    </pre>
  )
}

/** Without the space before it. */
function Marked({ text }: { text: string }) {
  const bare = text.trimStart()
  return (
    <>
      {text.slice(0, text.length - bare.length)}
      <mark>{bare}</mark>
    </>
  )
}

const NONE: readonly string[] = []
/** Pixels above the first marked line. */
const MARGIN = 24
