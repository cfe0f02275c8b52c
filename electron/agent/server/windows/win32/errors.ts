import { err, type AppError, type ErrorCode, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';

/** Win32 error numbers (winerror.h) that decide what is done next. */
export const win32 = {
  success: 0,
  fileNotFound: 2,
  pathNotFound: 3,
  accessDenied: 5,
  invalidParameter: 87,
  insufficientBuffer: 122,
  invalidLevel: 124,
  moreData: 234,
  dependentServicesRunning: 1051,
  invalidServiceName: 1213,
  serviceAlreadyRunning: 1056,
  serviceCannotAcceptControl: 1061,
  serviceNotActive: 1062,
  serviceDoesNotExist: 1060,
  cancelled: 1223,
  timeout: 1460,
} as const;

/** Numbers that say more than "failed", each with the code by which programs decide. What they mean in winerror.h stands among the texts. */
const codes = {
  2: 'not-found',
  3: 'not-found',
  5: 'access-denied',
  50: 'not-supported',
  87: 'failed',
  120: 'not-supported',
  126: 'not-supported',
  127: 'not-supported',
  740: 'access-denied',
  1051: 'conflict',
  1053: 'timed-out',
  1055: 'busy',
  1056: 'conflict',
  1058: 'failed',
  1060: 'not-found',
  1061: 'busy',
  1062: 'conflict',
  1068: 'failed',
  1069: 'access-denied',
  1072: 'conflict',
  1213: 'bad-request',
  1223: 'cancelled',
  1314: 'access-denied',
  1460: 'timed-out',
  1722: 'failed',
  1812: 'not-found',
  1813: 'not-found',
} as const satisfies Readonly<Record<number, ErrorCode>>;

const isKnown = (number: number): number is keyof typeof codes => Object.hasOwn(codes, number);

/** A Win32 error as data: a code by which programs decide, and the number in the text. */
export const win32Error = (what: string, number: number): AppError => {
  if (!isKnown(number))
    return { code: 'failed', message: say('win32.error', { call: what, code: number }) };
  const meaning = say(`win32.meaning.${number}`);
  return {
    code: codes[number],
    message: say('win32.error-meaning', { call: what, code: number, meaning }),
  };
};

/** {@link win32Error} as the answer of a function. */
export const win32Failure = (what: string, number: number): Result<never> => {
  const { code, message } = win32Error(what, number);
  return err(code, message);
};

/** The answer when memory that Windows filled in does not have the structure it must have. */
export const garbled = (message: string): Result<never> => err('garbled', message);
