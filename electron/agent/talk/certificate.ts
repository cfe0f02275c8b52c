import type { TLSSocket } from 'node:tls';

import type { ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import { visible } from './greeting.ts';

const longestName = 512;

/** The certificate that the server showed, trusted or not; null when it showed none. */
export const describeCertificate = (socket: TLSSocket): ProtocolAnswer['certificate'] => {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: timestamp(certificate.validFrom),
    notAfter: timestamp(certificate.validTo),
  };
};

/** Names come with one part a line. Either can be missing: a certificate may name its server in other fields alone. */
const oneLine = (name: string | undefined): string =>
  visible((name ?? '').split('\n').join(', ')).slice(0, longestName);

/** From `Nov 24 15:30:00 2026 GMT`, as OpenSSL prints it. */
const timestamp = (text: string): string | null => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};
