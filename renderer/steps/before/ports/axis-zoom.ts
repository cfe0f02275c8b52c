import { lastPort, sizeOf, type PortRange } from '../../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../../shared/report/schema.ts';

/** All ports that there are. */
export const wholeAxis: PortRange = { first: 1, last: lastPort };

/** Fewer ports than this are never shown: each would be wider than its label. */
const fewestPorts = 40;

/** A part of the axis, of whole ports and inside of it, as large as was asked for where that is possible. */
export const domainFrom = (first: number, size: number): PortRange => {
  const ports = Math.round(Math.max(fewestPorts, Math.min(sizeOf(wholeAxis), size)));
  const from = Math.max(1, Math.min(Math.round(first), lastPort - ports + 1));
  return { first: from, last: from + ports - 1 };
};

/** Shows `factor` times as many ports; the port `around` stays where it is. */
export const zoomedDomain = (domain: PortRange, factor: number, around: number): PortRange => {
  const size = sizeOf(domain) * factor;
  const share = (around - domain.first) / sizeOf(domain);
  return domainFrom(around - share * size, size);
};

/** Goes on by a part of what is shown; negative goes back. */
export const pannedDomain = (domain: PortRange, part: number): PortRange =>
  domainFrom(domain.first + sizeOf(domain) * part, sizeOf(domain));

/** The same size, moved so far that a port is shown; unchanged where it is. */
export const domainShowing = (domain: PortRange, port: number): PortRange =>
  port >= domain.first && port <= domain.last
    ? domain
    : domainFrom(port - sizeOf(domain) / 2, sizeOf(domain));

export const isWhole = ({ first, last }: PortRange): boolean =>
  first === wholeAxis.first && last === wholeAxis.last;

/** What a key asks for; null for one that means nothing here. */
export type AxisMove =
  | { readonly kind: 'port'; readonly port: ReportPort }
  | { readonly kind: 'domain'; readonly domain: PortRange };

const keyFactor = 2;

/** Arrows go from port to port, by number; plus and minus zoom around the chosen one. */
export const axisMoveFor = (
  key: string,
  domain: PortRange,
  ports: readonly ReportPort[],
  selected: ReportPort | undefined,
): AxisMove | null => {
  const sorted = ports.toSorted((left, right) => left.port - right.port);
  const at = selected === undefined ? -1 : sorted.indexOf(selected);
  const to = (index: number): AxisMove | null => {
    const port = sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    return port === undefined ? null : { kind: 'port', port };
  };
  const middle = (domain.first + domain.last) / 2;
  const around =
    selected !== undefined && selected.port >= domain.first && selected.port <= domain.last
      ? selected.port
      : middle;
  const shown = (next: PortRange): AxisMove => ({ kind: 'domain', domain: next });
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(at + 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(sorted.length - 1);
    case 'PageUp':
      return shown(pannedDomain(domain, -0.5));
    case 'PageDown':
      return shown(pannedDomain(domain, 0.5));
    case '+':
    case '=':
      return shown(zoomedDomain(domain, 1 / keyFactor, around));
    case '-':
      return shown(zoomedDomain(domain, keyFactor, around));
    case '0':
      return shown(wholeAxis);
    default:
      return null;
  }
};
