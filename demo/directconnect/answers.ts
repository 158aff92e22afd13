import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the AWS Direct Connect API Reference (2012-10-25). Northwind Pay has no line of its own.

const answer = (operation: string, members: object): Answer => ({
  service: 'directconnect',
  operation,
  respond: () => json(members),
})

export const answers: readonly Answer[] = [
  answer('DescribeConnections', { connections: [] }),
  answer('DescribeDirectConnectGateways', { directConnectGateways: [] }),
  answer('DescribeVirtualGateways', { virtualGateways: [] }),
]
