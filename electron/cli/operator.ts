import { userInfo } from 'node:os';

/** Who works at this terminal, as the journal names people. */
export const nameOfOperator = (): string => {
  try {
    return userInfo().username || 'terminal';
  } catch {
    return 'terminal';
  }
};
