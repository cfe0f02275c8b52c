import type { LogEvent } from '../../../../../shared/evidence/after-schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { garbled } from '../win32/errors.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** Events as `wevtutil qe … /f:xml` prints them: one document after the other. */
export const decodeLogEvents = (text: string): Result<readonly LogEvent[]> => {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const events: LogEvent[] = [];
  for (const element of parsed.value) {
    const event = element.name === 'Event' ? decodeEvent(element) : null;
    if (event === null) return garbled(say('garbled.event', { element: element.name }));
    events.push(event);
  }
  return ok(events);
};

/** The event schema of Windows: `System` holds what all events have, `EventData` the insertion strings. Old providers qualify their ids; the id is the text of the element in any case. */
const decodeEvent = (event: XmlElement): LogEvent | null => {
  const system = childOf(event, 'System');
  const provider = childOf(system, 'Provider')?.attributes.get('Name');
  const eventId = numberOf(childOf(system, 'EventID'));
  const recordId = numberOf(childOf(system, 'EventRecordID'));
  const at = Date.parse(childOf(system, 'TimeCreated')?.attributes.get('SystemTime') ?? '');
  if (provider === undefined || eventId === null || recordId === null || Number.isNaN(at))
    return null;
  const values = childrenOf(childOf(event, 'EventData'), 'Data').map((data) => data.text);
  return { recordId, at: new Date(at).toISOString(), provider, eventId, values };
};

const numberOf = (element: XmlElement | undefined): number | null => {
  const text = element?.text.trim() ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
};
