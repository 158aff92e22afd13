import { inAccount, told } from '../../../kit/index.ts'
import { instance } from '../../ec2/instance.ts'
import { service } from '../../ecs/service.ts'
import { taskDefinition } from '../../ecs/task-definition.ts'
import { lambdaFunction } from '../../lambda/function.ts'

/** The collected types whose members act with a role. */
export const carriers = {
  instances: inAccount(instance, (i, { id }) => ({ arn: id, role: told(() => i.IamInstanceProfile?.Arn) })),
  functions: inAccount(lambdaFunction, (f, { id }) => ({
    arn: id,
    role: told(() => f.Role),
    signing: told(() => f.CodeSigningConfigArn),
  })),
  services: inAccount(service, s => ({
    arn: s.serviceArn,
    cluster: s.clusterArn,
    executable: told(() => s.Service.enableExecuteCommand === true),
    // While a deployment is under way, tasks of another definition run beside the new ones.
    definitions: told(() =>
      [s.Service, ...(s.Service.deployments ?? []), ...(s.Service.taskSets ?? [])].flatMap(d => d.taskDefinition ?? []),
    ),
  })),
  definitions: inAccount(taskDefinition, (t, { id }) => ({ arn: id, role: told(() => t.TaskDefinition?.taskRoleArn) })),
}
