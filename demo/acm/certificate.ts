import { ACMClient, ListCertificatesCommand, RequestCertificateCommand } from '@aws-sdk/client-acm'
import type { SeedAccount } from '../kit/account.ts'

/** The ARN of the certificate for a domain of Northwind Pay; requested where there is none. */
export async function certificateArn(account: SeedAccount, DomainName: string, region?: string): Promise<string> {
  const acm = account.client(ACMClient, region)
  const { CertificateSummaryList } = await acm.send(new ListCertificatesCommand({}))
  const known = CertificateSummaryList?.find(c => c.DomainName === DomainName)?.CertificateArn
  if (known) return known
  const Tags = [{ Key: 'owner', Value: 'platform' }]
  const made = await acm.send(new RequestCertificateCommand({ DomainName, ValidationMethod: 'DNS', Tags }))
  if (!made.CertificateArn) throw new Error('the emulator made no certificate')
  return made.CertificateArn
}
