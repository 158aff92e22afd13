import {
  AutoScalingClient,
  DescribeLaunchConfigurationsCommand,
  type LaunchConfiguration,
} from '@aws-sdk/client-auto-scaling'
import { list, type Reader } from '../../kit/index.ts'

export const describeLaunchConfigurations = list({
  action: 'autoscaling:DescribeLaunchConfigurations',
  client: AutoScalingClient,
  command: DescribeLaunchConfigurationsCommand,
  items: 'LaunchConfigurations',
  id: 'LaunchConfigurationARN',
  token: 'NextToken',
})

const read: Reader<LaunchConfiguration> = async function* (aws) {
  for await (const settings of aws.list(describeLaunchConfigurations, {}))
    yield { id: settings.LaunchConfigurationARN, name: settings.LaunchConfigurationName, settings }
}

export default read
