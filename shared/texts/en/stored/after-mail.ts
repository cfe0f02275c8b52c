/** The mail services after the update: greetings and certificates. */
export const afterMailEn = {
  'NET-101.question': 'After: does every mail service that ran before greet on its ports?',
  'NET-101.what': 'Greetings of the mail services',
  'NET-101.none': 'No mail service with a known protocol ran before the update',
  'NET-101.none.summary': 'None of POP3, IMAP4, SMTP listened then, so none has to greet now.',
  'NET-101.unread-before':
    '"{item}" was not read before the update ({code}: {message}), so only services that run now were talked to.',
  'NET-101.no-greeting': '{subject}: no greeting',
  'NET-101.not-everywhere': '{subject}: no greeting in every family and on every address',
  'NET-101.no-greeting.hint':
    'If the service does not run, settle that first (SVC-101). If it runs, look at who listens (SVC-103), then at its own log.',
  'NET-101.greets': '{subject} greets',
  'NET-101.unknown': '{subject}: it is not known whether it greets',
  'NET-101.not-asked': '{family} {address}: it was not talked to.',
  'NET-101.silent': '{family} {address}: nothing was said.',
  'NET-101.said': '{family} {address}: it said "{said}".',
  'NET-101.failed-silent': '{family} {address}: {failure}; nothing was said.',
  'NET-101.failed-silent-error': '{family} {address}: {failure}; nothing was said. ({error})',
  'NET-101.failed-said': '{family} {address}: {failure}; it said "{said}".',
  'NET-101.failed-said-error': '{family} {address}: {failure}; it said "{said}". ({error})',
  'NET-101.failure.refused': 'the connection was refused: nobody listens',
  'NET-101.failure.timed-out': 'no whole greeting came in time',
  'NET-101.failure.closed': 'the connection was closed before a greeting came',
  'NET-101.failure.unexpected': 'what came is no greeting of this protocol',
  'NET-101.failure.tls-failed': 'TLS could not be set up',
  'NET-101.failure.failed': 'it could not be talked to',
  'NET-101.no-greeting-of-protocol-silent':
    '{family} {address}: it is said to have answered, yet that is no greeting of {protocol}: nothing was said.',
  'NET-101.no-greeting-of-protocol':
    '{family} {address}: it is said to have answered, yet that is no greeting of {protocol}: it said "{said}".',
  'NET-101.odd-unread':
    '{family} {address}: a greeting came, yet it could not be read whose it is; the tables and the answer contradict each other.',
  'NET-101.odd-gone':
    '{family} {address}: a greeting came, yet there is no service {service}; the tables and the answer contradict each other.',
  'NET-101.odd-stopped':
    '{family} {address}: a greeting came, yet {service} is shown as stopped; the tables and the answer contradict each other.',
  'NET-101.odd-no-listener':
    '{family} {address}: a greeting came, yet no listener of {service} is shown there; the tables and the answer contradict each other.',
  'CERT-101.question': 'After: is every certificate that a mail service showed valid?',
  'CERT-101.what': 'Certificates of the mail services',
  'CERT-101.none': 'No mail service showed a certificate',
  'CERT-101.none.summary': 'None was talked to over TLS.',
  'CERT-101.nameless': 'a certificate without a name',
  'CERT-101.subject': '{name}, until {date}',
  'CERT-101.subject-open': '{name}, until not known',
  'CERT-101.summary': 'Shown by {by}. Valid from {from} to {to}; issued by {issuer}.',
  'CERT-101.issuer-not-named': 'nobody named',
  'CERT-101.backwards': '{name}: the certificate ends before it begins',
  'CERT-101.expired': '{name}: the certificate has expired',
  'CERT-101.too-early': '{name}: the certificate is not valid yet',
  'CERT-101.unknown': '{name}: it is not known whether the certificate is valid',
  'CERT-101.valid':
    '{name}: the certificate is valid for {days, plural, one {# more day} other {# more days}}',
  'CERT-101.renew':
    'Renew the certificate and assign it to the service (Enable-ExchangeCertificate); clients refuse the old one.',
  'CERT-101.clock': 'Compare the clock of this server with its domain controller first.',
  'CERT-101.hidden': '{place} showed no certificate',
  'CERT-101.hidden.summary': 'TLS was not set up, so its certificate is not known: see NET-101.',
} as const;
