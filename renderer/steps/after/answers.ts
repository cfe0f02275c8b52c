import type { ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import type { Tone } from '../../components/tones.ts';

export const answerTone = ({ outcome }: ProtocolAnswer): Tone =>
  outcome === 'answered' ? 'good' : 'bad';

/** Those that did not greet first, else by service and port. */
export const answerRows = (answers: readonly ProtocolAnswer[]): readonly ProtocolAnswer[] =>
  answers.toSorted(
    (left, right) =>
      Number(left.outcome === 'answered') - Number(right.outcome === 'answered') ||
      left.service.localeCompare(right.service, 'en') ||
      left.port - right.port ||
      left.family.localeCompare(right.family, 'en'),
  );

export type CertificateNote = {
  readonly tone: Tone;
  readonly validity: 'valid' | 'expired' | 'not-yet' | 'unread';
};

/** How a certificate stands, with its tone; null where none was shown. */
export const certificateNote = (
  { certificate }: ProtocolAnswer,
  now: Date,
): CertificateNote | null => {
  if (certificate === null) return null;
  const { notBefore, notAfter } = certificate;
  if (notAfter === null || notBefore === null) return { tone: 'unknown', validity: 'unread' };
  if (Date.parse(notAfter) <= now.getTime()) return { tone: 'bad', validity: 'expired' };
  if (Date.parse(notBefore) > now.getTime()) return { tone: 'bad', validity: 'not-yet' };
  return { tone: 'good', validity: 'valid' };
};
