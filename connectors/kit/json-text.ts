/** A name as one part of a JSON pointer (RFC 6901). */
export const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

interface Frame {
  readonly at: string
  /** The member whose value comes next; in an object undefined until its name was read. */
  next: string | number | undefined
}

const PARTS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|[^\s"{}[\],:]+/g

/** Where each value of a text stands that `JSON.parse` accepts; of containers, where they begin. */
export function* valuesIn(text: string): Generator<{ pointer: string; start: number; end: number }> {
  const frames: Frame[] = []
  for (const { index: start, 0: part } of text.matchAll(PARTS)) {
    const frame = frames.at(-1)
    if (part === '}' || part === ']') frames.pop()
    else if (part === ',') {
      if (frame) frame.next = typeof frame.next === 'number' ? frame.next + 1 : undefined
    } else if (frame && frame.next === undefined) frame.next = JSON.parse(part) as string
    else {
      const pointer = frame ? `${frame.at}/${pointerPart(String(frame.next))}` : ''
      yield { pointer, start, end: start + part.length }
      if (part === '{' || part === '[') frames.push({ at: pointer, next: part === '[' ? 0 : undefined })
    }
  }
}

/** Whether an object in a text of JSON names a member twice. Readers differ in which of the two they take (RFC 8259, section 4). */
export function repeatsMember(text: string): boolean {
  const seen = new Set<string>()
  for (const { pointer } of valuesIn(text)) {
    if (seen.has(pointer)) return true
    seen.add(pointer)
  }
  return false
}
