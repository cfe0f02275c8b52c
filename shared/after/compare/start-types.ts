import type { Service } from '../../evidence/schema.ts';
import type { BeforeAfterRow } from '../schema.ts';
import { isPerUser } from './expectation.ts';
import { unreadSide } from './rows.ts';

/** How a start type differs. A service that may be stopped at any time still has a start type that somebody set, so its nature excuses nothing; only per-user instances get theirs from a template. */
export const compareStartTypes = (
  was: Service,
  is: Service,
): Pick<BeforeAfterRow, 'judged' | 'why'> => {
  const unread = unreadSide(was.startType, is.startType);
  if (unread !== null) return { judged: 'unknown', why: unread };
  if (was.startType === is.startType) return { judged: 'same', why: 'As before.' };
  if (isPerUser(was.name))
    return { judged: 'noted', why: 'It belongs to the session of one user.' };
  if (isAutomatic(was) && isAutomatic(is))
    return {
      judged: 'noted',
      why: 'Windows starts it by itself all the same, only at another time after the boot.',
    };
  return { judged: 'worse', why: worse(is) };
};

const worse = (is: Service): string => {
  switch (is.startType) {
    case 'disabled':
      return 'Disabled: nothing can start it. A Setup that failed leaves services so.';
    case 'manual':
      return 'Windows does not start it by itself any more.';
    default:
      return 'Windows starts it in another way than before.';
  }
};

const isAutomatic = ({ startType }: Service): boolean =>
  startType === 'automatic' || startType === 'automatic-delayed';
