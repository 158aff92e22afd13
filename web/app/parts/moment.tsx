const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** A moment in the reader's zone, with UTC on hover. */
export function Moment({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  const utc = `${at.slice(0, 19).replace('T', ' ')} UTC`
  return (
    <time dateTime={at} title={utc}>
      {(dateOnly ? day : shown).format(new Date(at))}
    </time>
  )
}
