const KINDS = { app: 'application', net: 'network', gwy: 'gateway' } as const

/** Which kind of load balancer a listener belongs to, as its ARN says (service authorization reference, "listener/app", "/net", "/gwy"). */
export function kindOf(listenerArn: string): 'application' | 'network' | 'gateway' | undefined {
  const kind = /:listener\/(app|net|gwy)\//.exec(listenerArn)?.[1]
  return kind === undefined ? undefined : KINDS[kind as keyof typeof KINDS]
}
