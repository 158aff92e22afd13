import { type Answer, type AnswerRequest, xml } from '../kit/answer.ts'

export const ACCOUNT = '210987654321'
export const MAIN = 'us-east-1'

export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value }

/** Members of an answer; of a list each is an `item`. */
const members = (value: Value): string =>
  typeof value !== 'object'
    ? String(value)
    : Array.isArray(value)
      ? value.map(one => `<item>${members(one)}</item>`).join('')
      : Object.entries(value)
          .map(([name, inner]) => `<${name}>${members(inner)}</${name}>`)
          .join('')

export const tags = (name: string): Value => [
  { key: 'Name', value: name },
  { key: 'owner', value: 'platform' },
]

/** The list that the main region answers; elsewhere it is empty. */
export const answer = (
  operation: string,
  list: string,
  there: (request: AnswerRequest) => readonly Value[],
): Answer => ({
  service: 'ec2',
  operation,
  respond: request => ec2Answer(operation, { [list]: request.region === MAIN ? there(request) : [] }),
})

export const ec2Answer = (operation: string, value: Value) =>
  xml(
    `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>-</requestId>${members(value)}</${operation}Response>`,
  )
