/** Everything from a package is a hostile text: it enters the page through {@link el} and {@link plain} alone, as text. */
type Child = Node | string | null
type Attributes = Readonly<Record<string, string>>

/** An element; strings become text, never markup. */
export function el(name: string, attributes: Attributes, ...children: Child[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children.filter(child => child !== null))
  return element
}

/** Characters that would not be seen, or would change the direction or order of those around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu
const LONGEST = 500

/** A text from a package, on one line and of moderate length. */
export function plain(text: unknown): string {
  const whole = typeof text === 'string' ? text : ''
  const cut = whole.length > LONGEST ? `${whole.slice(0, LONGEST)} … (${whole.length} characters)` : whole
  return cut.replace(UNSEEN, named)
}

/** The same for a text of many lines; its length is for the caller to bound. */
export const plainLines = (text: string): string => text.replace(UNSEEN, char => (char === '\n' ? char : named(char)))

const named = (char: string): string => `\\u{${char.codePointAt(0)?.toString(16)}}`

/** A heading with what belongs under it. */
export const section = (title: string, ...children: Child[]): HTMLElement =>
  el('section', {}, el('h2', {}, title), ...children)

/** Terms and what they are; those that are null are left out. */
export function facts(entries: readonly (readonly [string, Child])[]): HTMLElement {
  const shown = entries.filter(([, value]) => value !== null && value !== '')
  return el('dl', {}, ...shown.flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]))
}

/** Numbers are set to the right, as texts they are not. */
export type Cell = Node | string | number

export function table(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const heads = head.map(title => el('th', { scope: 'col' }, title))
  const body = rows.map(cells => el('tr', {}, ...cells.map(cellOf)))
  const whole = el(
    'table',
    {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...heads)),
    el('tbody', {}, ...body),
  )
  // What scrolls must be reachable by keyboard.
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, whole)
}

const cellOf = (cell: Cell): HTMLElement =>
  typeof cell === 'number' ? el('td', { class: 'number' }, count(cell)) : el('td', {}, cell)

export const mono = (text: string): HTMLElement => el('span', { class: 'mono' }, text)
/** An account's number, which is not to be broken. */
export const whole = (text: string): HTMLElement => el('span', { class: 'mono whole' }, text)
export const count = (number: number): string => number.toLocaleString('en')

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' })

/** An RFC 3339 time as people write it, in UTC. */
export function when(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? plain(time) : `${DAY.format(date)} UTC`
}
