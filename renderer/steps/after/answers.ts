import type { answerOutcomes, ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import type { Tone } from '../../components/tones.ts';

type AnswerOutcome = (typeof answerOutcomes)[number];

export const answerWords: Readonly<Record<AnswerOutcome, string>> = {
  answered: 'Answered',
  refused: 'Refused',
  'timed-out': 'No answer in time',
  closed: 'Closed without a greeting',
  unexpected: 'Not a greeting',
  'tls-failed': 'TLS failed',
  failed: 'Failed',
};

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

/** What is to be said about a certificate, with its tone; null where none was shown. */
export const certificateNote = (
  { certificate }: ProtocolAnswer,
  now: Date,
): { readonly tone: Tone; readonly word: string } | null => {
  if (certificate === null) return null;
  const { notBefore, notAfter } = certificate;
  if (notAfter === null || notBefore === null)
    return { tone: 'unknown', word: 'Validity not read' };
  if (Date.parse(notAfter) <= now.getTime()) return { tone: 'bad', word: 'Expired' };
  if (Date.parse(notBefore) > now.getTime()) return { tone: 'bad', word: 'Not valid yet' };
  return { tone: 'good', word: 'Valid' };
};
