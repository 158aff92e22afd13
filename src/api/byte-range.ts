/** Which bytes of a file are wanted; `all` where the header is absent or not understood (RFC 9110 §14.2), null where none fit. */
export function byteRange(
  header: string | undefined,
  size: number,
): 'all' | { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'all'
  const [from, to] = [match[1] ?? '', match[2] ?? '']
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all'
  return start >= size || (from === '' && Number(to) === 0) ? null : { start, end }
}
