/** Policy documents for test rows. */
export const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
})

export const together = (...documents: { Statement: object[] }[]) => ({
  Version: '2012-10-17',
  Statement: documents.flatMap(d => d.Statement),
})

export const allBut = (NotAction: string | string[], Resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', NotAction, Resource }],
})

export const deny = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action, Resource: '*' }],
})

export const encoded = (document: object): string => encodeURIComponent(JSON.stringify(document))
