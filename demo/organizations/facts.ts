/** The organization of Northwind Pay, of which other services speak too. */
export const ORGANIZATION = 'o-n7w4p2y9k3'

/** The address of its account, which is also the name of the root user. */
export const ROOT_EMAIL = 'aws-root@northwindpay.example'
