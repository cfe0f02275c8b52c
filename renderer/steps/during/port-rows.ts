import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families, familyName, type Family } from '../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { SightStatus } from '../../../shared/watch/schema.ts';
import type { WatchedPortState, WatchState } from '../../../shared/watch/state.ts';
import type { Tone } from '../../components/tones.ts';
import { exposureOf, type Exposure } from './exposure.ts';
import { sightMeaning, sightTones, sightWord } from './sight-words.ts';

/** One watched port in one family, in words. */
export type SightCell = {
  /** Null until it was looked at. */
  readonly status: SightStatus | null;
  /** Whether Windows could hand the port out now, were nobody to have it. */
  readonly exposure: Exposure;
  readonly tone: Tone;
  readonly word: string;
  readonly meaning: string;
  /** Who has it, or why it is not known; null where the word says everything. */
  readonly detail: string | null;
  readonly since: string | null;
};

export type PortRow = {
  /** `tcp/9955`. */
  readonly key: string;
  readonly service: string;
  readonly cells: Readonly<Record<Family, SightCell>>;
  readonly captured: boolean;
};

export const portKey = ({ protocol, port }: Pick<WatchedPortState, 'protocol' | 'port'>): string =>
  `${protocol}/${port}`;

/** The watched ports, captured ones first, then what else needs attention. `read` is what the checks found out about each. */
export const portRows = (
  { ports }: Pick<WatchState, 'ports'>,
  read: readonly ReportPort[],
  texts: Texts,
): readonly PortRow[] =>
  ports
    .map((port) => rowOf(port, read, texts))
    .toSorted((left, right) => rankOf(left) - rankOf(right));

const rankOf = ({ cells }: PortRow): number =>
  Math.min(...families.map((family) => rankOfCell(cells[family])));

const rankOfCell = ({ status, exposure }: SightCell): number => {
  switch (status) {
    case 'captured':
      return 0;
    case 'unknown':
    case null:
      return 1;
    case 'free':
      return exposure === 'outside' ? 3 : 2;
    case 'reserved':
    case 'listening':
      return 3;
  }
};

const rowOf = (port: WatchedPortState, read: readonly ReportPort[], texts: Texts): PortRow => ({
  key: portKey(port),
  service: port.service,
  cells: {
    ipv4: cellOf(port, 'ipv4', read, texts),
    ipv6: cellOf(port, 'ipv6', read, texts),
  },
  captured: families.some((family) => port.families[family]?.status === 'captured'),
});

const cellOf = (
  port: WatchedPortState,
  family: Family,
  read: readonly ReportPort[],
  texts: Texts,
): SightCell => {
  const sight = port.families[family];
  const exposure = exposureOf(port, family, read);
  if (sight === null)
    return {
      status: null,
      exposure,
      tone: 'quiet',
      word: texts.say('during.sight.not-yet'),
      meaning: texts.say('during.sight.not-yet.meaning'),
      detail: null,
      since: null,
    };
  const detail = sight.holder === null ? sight.why : describeHolder(sight.holder);
  return {
    status: sight.status,
    exposure,
    tone: sight.status === 'free' && exposure === 'outside' ? 'quiet' : sightTones[sight.status],
    word: sightWord(sight, texts),
    meaning: sightMeaning(sight.status, exposure, texts),
    detail: detail === null ? null : texts.retell(detail),
    since: sight.since,
  };
};

/** Names of the ports with a cell of a kind: `tcp/9955`, or `tcp/9955 (IPv4)` where only one family is so. */
export const portsWhere = (
  rows: readonly PortRow[],
  is: (cell: SightCell) => boolean,
): readonly string[] =>
  rows.flatMap(({ key, cells }) => {
    const where = families.filter((family) => is(cells[family]));
    if (where.length === 0) return [];
    if (where.length === families.length) return [key];
    return [`${key} (${where.map(familyName).join(', ')})`];
  });
