import { sizeOf, type Exclusion, type PortRange } from '../../../../shared/ports/vocabulary.ts';
import { risks, type ReportPort, type Risk } from '../../../../shared/report/schema.ts';

/** Pixels: the axis lies between two gutters, the left one for the names of the families, the right one for the last label. */
export const axisLayout = {
  left: 92,
  right: 84,
  laneHeight: 24,
  laneGap: 6,
  labelHeight: 20,
  labelPadding: 6,
  ticksHeight: 22,
} as const;

/** What a marker of the axis stands for: one port, or several that are too close together to be told apart. */
export type PortCluster = {
  readonly ports: readonly ReportPort[];
  readonly x: number;
  readonly risk: Risk;
  readonly text: string;
};

export type PlacedLabel = PortCluster & {
  /** 0 stands nearest to the axis. */
  readonly row: number;
  readonly width: number;
};

/** Where a port lies on an axis of `width` pixels that shows `domain`. */
export const xOf = (port: number, domain: PortRange, width: number): number =>
  ((port - domain.first) / Math.max(1, sizeOf(domain) - 1)) * width;

const worstRisk = (ports: readonly ReportPort[]): Risk =>
  risks.find((risk) => ports.some((port) => port.risk === risk)) ?? 'unknown';

/** Ports in the domain, those nearer to each other than `apart` pixels together. */
export const clusterPorts = (
  ports: readonly ReportPort[],
  domain: PortRange,
  width: number,
  apart = 6,
): readonly PortCluster[] => {
  const inside = ports
    .filter(({ port }) => port >= domain.first && port <= domain.last)
    .toSorted((left, right) => left.port - right.port);
  const groups: ReportPort[][] = [];
  for (const port of inside) {
    const group = groups.at(-1);
    const first = group?.[0];
    const near =
      first !== undefined && xOf(port.port, domain, width) - xOf(first.port, domain, width) < apart;
    if (group !== undefined && near) group.push(port);
    else groups.push([port]);
  }
  return groups.map((group) => ({
    ports: group,
    x: xOf(group[0]?.port ?? domain.first, domain, width),
    risk: worstRisk(group),
    text: clusterText(group),
  }));
};

/** A documented default is a candidate and no fact about this server: its number has a question mark. */
export const isCandidate = ({ source }: Pick<ReportPort, 'source'>): boolean =>
  source === 'documented';

const clusterText = (ports: readonly ReportPort[]): string => {
  const sure = new Set(ports.filter((port) => !isCandidate(port)).map(({ port }) => port));
  const numbers = [
    ...new Set(ports.map(({ port }) => (sure.has(port) ? String(port) : `${port}?`))),
  ];
  const shown = numbers.slice(0, 2).join(', ');
  return numbers.length > 2 ? `${shown} +${numbers.length - 2}` : shown;
};

/** Width of a label in pixels: icon, gap, digits. Wide enough for every font of the theme. */
const labelWidth = (text: string): number => 22 + text.length * 7.4;

/**
 * Gives each label a row so that no two overlap and no leader line runs through a label.
 *
 * A label stands to the right of its leader like a flag. From right to left, each goes one row above everything that begins beneath it.
 */
export const placeLabels = (clusters: readonly PortCluster[]): readonly PlacedLabel[] => {
  const placed: PlacedLabel[] = [];
  for (const cluster of clusters.toSorted((left, right) => right.x - left.x)) {
    const width = labelWidth(cluster.text);
    const beneath = placed.filter(({ x }) => x < cluster.x + width + axisLayout.labelPadding);
    const row = Math.max(-1, ...beneath.map((label) => label.row)) + 1;
    placed.push({ ...cluster, row, width });
  }
  return placed.toReversed();
};

export type Block = {
  readonly x: number;
  readonly width: number;
  readonly kind: Exclusion['kind'];
  /** Rows of the table that the block stands for. */
  readonly rows: readonly Exclusion[];
};

const narrowestBlock = 3;

/** Exclusions in the domain as blocks; rows too close together to be told apart are drawn as one, so that thousands of rows stay a picture. */
export const exclusionBlocks = (
  rows: readonly Exclusion[],
  domain: PortRange,
  width: number,
): readonly Block[] => {
  const blocks: { x: number; end: number; kind: Exclusion['kind']; rows: Exclusion[] }[] = [];
  const inside = rows
    .filter(({ first, last }) => last >= domain.first && first <= domain.last)
    .toSorted((left, right) => left.first - right.first);
  for (const row of inside) {
    const x = xOf(Math.max(row.first, domain.first), domain, width);
    const end = Math.max(
      x + narrowestBlock,
      xOf(Math.min(row.last, domain.last) + 1, domain, width),
    );
    const before = blocks.at(-1);
    if (before !== undefined && before.kind === row.kind && x <= before.end + 1) {
      before.end = Math.max(before.end, end);
      before.rows.push(row);
    } else blocks.push({ x, end, kind: row.kind, rows: [row] });
  }
  return blocks.map(({ x, end, kind, rows: own }) => ({
    x,
    width: Math.max(0, Math.min(end, width) - x),
    kind,
    rows: own,
  }));
};

/** Round numbers for the ticks, with both ends; none so close to an end that their numbers would touch. */
export const tickPorts = (domain: PortRange, width: number): readonly number[] => {
  const steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
  const nearest = 64;
  const step = steps.find((candidate) => (candidate / sizeOf(domain)) * width >= nearest) ?? 20_000;
  const between: number[] = [];
  for (let port = Math.ceil(domain.first / step) * step; port < domain.last; port += step)
    between.push(port);
  const far = (port: number): boolean =>
    xOf(port, domain, width) >= nearest * 0.75 &&
    width - xOf(port, domain, width) >= nearest * 0.75;
  return [domain.first, ...between.filter(far), domain.last];
};

/** The part of the axis that shows the surroundings of a port. */
export const lensDomain = (port: number, reach = 120): PortRange => {
  const first = Math.max(1, Math.min(port - reach, 65_535 - 2 * reach));
  return { first, last: first + 2 * reach };
};

/** How a port is named in the state of the window. */
export const portKey = ({ service, protocol, port }: ReportPort): string =>
  `${service} ${protocol}/${port}`;

/** Ports with those that need attention first; equal ones by number. */
export const byRisk = (ports: readonly ReportPort[]): readonly ReportPort[] =>
  ports.toSorted(
    (left, right) =>
      Number(right.inUse !== false) - Number(left.inUse !== false) ||
      risks.indexOf(left.risk) - risks.indexOf(right.risk) ||
      left.port - right.port,
  );
