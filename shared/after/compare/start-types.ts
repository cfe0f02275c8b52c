import type { Service } from '../../evidence/schema.ts';
import { say } from '../../texts/stored.ts';
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
  if (was.startType === is.startType) return { judged: 'same', why: say('compare.as-before') };
  if (isPerUser(was.name)) return { judged: 'noted', why: say('compare.start-type.session') };
  if (isAutomatic(was) && isAutomatic(is))
    return {
      judged: 'noted',
      why: say('compare.start-type.automatic'),
    };
  return { judged: 'worse', why: worse(is) };
};

const worse = (is: Service): string => {
  switch (is.startType) {
    case 'disabled':
      return say('compare.start-type.disabled');
    case 'manual':
      return say('compare.start-type.manual');
    default:
      return say('compare.start-type.other');
  }
};

const isAutomatic = ({ startType }: Service): boolean =>
  startType === 'automatic' || startType === 'automatic-delayed';
