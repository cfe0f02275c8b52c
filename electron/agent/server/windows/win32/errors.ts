import { err, type AppError, type ErrorCode, type Result } from '../../../../../shared/result.ts';

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

/** Numbers that say more than "failed", each with the meaning it has in winerror.h. */
const meanings: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [2, ['not-found', 'the file or key does not exist']],
  [3, ['not-found', 'the path does not exist']],
  [5, ['access-denied', 'access is denied']],
  [50, ['not-supported', 'the request is not supported']],
  [87, ['failed', 'a parameter is wrong']],
  [120, ['not-supported', 'the function is not implemented here']],
  [126, ['not-supported', 'the module does not exist']],
  [127, ['not-supported', 'the function does not exist']],
  [740, ['access-denied', 'the operation requires elevation']],
  [1051, ['conflict', 'services that depend on it still run']],
  [1053, ['timed-out', 'the service did not answer in time']],
  [1055, ['busy', 'the service database is locked']],
  [1056, ['conflict', 'the service runs already']],
  [1058, ['failed', 'the service is disabled']],
  [1060, ['not-found', 'the service does not exist']],
  [1061, ['busy', 'the service cannot accept the request now']],
  [1062, ['conflict', 'the service does not run']],
  [1068, ['failed', 'a service that it depends on failed to start']],
  [1069, ['access-denied', 'the service could not log on']],
  [1072, ['conflict', 'the service is marked for deletion']],
  [1213, ['bad-request', 'the name cannot be a service name']],
  [1223, ['cancelled', 'the user refused']],
  [1314, ['access-denied', 'a required privilege is not held']],
  [1460, ['timed-out', 'the time limit was reached']],
  [1722, ['failed', 'the RPC server is not available']],
  [1812, ['not-found', 'the file has no version resource']],
  [1813, ['not-found', 'the file has no version resource']],
] as const satisfies readonly (readonly [number, readonly [ErrorCode, string]])[]);

/** A Win32 error as data: a code by which programs decide, and the number in the text. */
export const win32Error = (what: string, number: number): AppError => {
  const known = meanings.get(number);
  return known
    ? { code: known[0], message: `${what}: Win32 error ${number}, ${known[1]}` }
    : { code: 'failed', message: `${what}: Win32 error ${number}` };
};

/** {@link win32Error} as the answer of a function. */
export const win32Failure = (what: string, number: number): Result<never> => {
  const { code, message } = win32Error(what, number);
  return err(code, message);
};

/** The answer when memory that Windows filled in does not have the structure it must have. */
export const garbled = (what: string, why: string): Result<never> =>
  err('garbled', `${what}: ${why}`);
