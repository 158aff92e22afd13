const arn = (region: string, resource: string) => `arn:aws:network-firewall:${region}:210987654321:${resource}`

export const policyArn = (region: string, name: string): string => arn(region, `firewall-policy/${name}`)
export const domains = (region: string): string => arn(region, 'stateful-rulegroup/nwp-domains')
export const blocked = (region: string): string => arn(region, 'stateless-rulegroup/nwp-blocked')
