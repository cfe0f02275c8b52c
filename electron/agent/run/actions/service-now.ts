import type { Service } from '../../../../shared/evidence/schema.ts';
import { findService } from '../../../../shared/exchange/services.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { cancelledText, type ActionContext } from './action.ts';

/** A service as it is read again; a text says why it is not known. */
export const serviceNow = async (
  { read }: ActionContext,
  name: string,
): Promise<Service | string> => {
  const facts = await read(['processes', 'services']);
  if (facts === null) return cancelledText;
  if (!facts.services.known) return say('effect.services-unread', { why: facts.services.message });
  return findService(facts.services.value, name) ?? say('effect.service-gone', { service: name });
};
