/** Policy documents of the demo, as the text that IAM takes. */
export const grant = (Action: string | string[], Resource: string | string[] = '*', more: object = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] })

export const trust = (Principal: unknown, Action: string | string[] = 'sts:AssumeRole', Condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action, ...(Condition && { Condition }) }],
  })
