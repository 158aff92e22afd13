export interface Line {
  readonly text: string
  /** Of the value that begins on this line; null where one only ends. */
  readonly pointer: string | null
}

/** A value as JSON with two spaces, a line each; `pointer` is where it stands. */
export const jsonLines = (value: unknown, pointer: string): Line[] => linesOf(value, { pointer, before: '', after: '' })

interface Place {
  readonly pointer: string
  readonly before: string
  readonly after: string
}

function linesOf(value: unknown, { pointer, before, after }: Place): Line[] {
  const isList = Array.isArray(value)
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (members.length === 0) return [{ text: `${before}${JSON.stringify(value)}${after}`, pointer }]
  const inner = members.flatMap(([name, member], at) =>
    linesOf(member, {
      pointer: pointerTo(pointer, name),
      before: isList ? '' : `${JSON.stringify(name)}: `,
      after: at < members.length - 1 ? ',' : '',
    }).map(line => ({ ...line, text: `  ${line.text}` })),
  )
  return [
    { text: `${before}${isList ? '[' : '{'}`, pointer },
    ...inner,
    { text: `${isList ? ']' : '}'}${after}`, pointer: null },
  ]
}

/** RFC 6901. */
export const pointerTo = (pointer: string, name: string): string =>
  `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
