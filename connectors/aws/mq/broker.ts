import type { DescribeBrokerResponse } from '@aws-sdk/client-mq'
import { evidenceType } from '../../kit/index.ts'

/** Users are named, without passwords. */
export type Description = Omit<DescribeBrokerResponse, 'BrokerArn'>

export interface Broker {
  BrokerArn: string
  /** `DescribeBroker`. */
  Broker: Description | null
}

export const broker = evidenceType<Broker>({
  id: 'aws.mq.broker',
  title: 'Brokers of Amazon MQ, their network, encryption, logs and upgrades',
  reach: 'region',
  population:
    'every broker of Amazon MQ of the account in the region, in any state; broker configurations are not read',
  observed: ['/Broker/BrokerState', '/Broker/ActionsRequired'],
})
