import { useEffect, useState } from 'react';

import type { IpcMethod, IpcParams, IpcResult } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { call } from './client.ts';

/** The answer to one question about one thing; null until it is there. What comes after another thing was asked about, or after the panel has gone, is dropped. */
export const useAnswer = <M extends IpcMethod>(
  method: M,
  about: string,
  paramsOf: (about: string) => IpcParams<M>,
): Result<IpcResult<M>> | null => {
  const [answer, setAnswer] = useState<Result<IpcResult<M>> | null>(null);
  useEffect(() => {
    let current = true;
    void call(method, paramsOf(about)).then((result) => {
      if (current) setAnswer(result);
      return undefined;
    });
    return () => {
      current = false;
    };
  }, [method, about, paramsOf]);
  return answer;
};
