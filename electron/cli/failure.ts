import type { AppError } from '../../shared/result.ts';
import { exitCodes } from './exit-codes.ts';

/** What ends a command early: a message for the operator, and the exit code that says which kind it is. */
export type Failure = { readonly message: string; readonly exitCode: number };

/** How a command ended: the exit code, or a failure. */
export type Ended = { readonly exitCode: number } | Failure;

export const failure = (exitCode: number, message: string): Failure => ({ exitCode, message });

/** The input was at fault. */
export const unreadable = ({ message }: AppError): Failure =>
  failure(exitCodes.unreadableInput, message);

/** The program or the machine was at fault. */
export const internal = ({ message }: AppError): Failure => failure(exitCodes.internal, message);
