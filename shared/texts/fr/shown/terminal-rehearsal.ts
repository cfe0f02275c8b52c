import type { terminalRehearsalEn } from '../../en/shown/terminal-rehearsal.ts';

export const terminalRehearsalFr: Readonly<Record<keyof typeof terminalRehearsalEn, string>> = {
  'rehearsal.setup': 'Setup : {text}',
  'rehearsal.captured': '{port} : capturé par {holder}',
  'rehearsal.waiting': 'Attente de {services}',
  'rehearsal.service': '{name} ({state})',
  'rehearsal.services-more': '{services} et {count} de plus',
  'rehearsal.settled': 'Services : {outcome} après {seconds} s',
  'rehearsal.not-settled': 'non stabilisés : {services}',
  'rehearsal.flapping': 'apparus puis disparus : {services}',
  'rehearsal.greetings': 'Messages d’accueil : {answered} sur {all}',
  'rehearsal.silent': '{service} port {port} : {outcome}',
  'rehearsal.waived': 'Dérogation accordée à {finding}',
  'rehearsal.gate-open': 'Feu vert : donné',
  'rehearsal.gate-closed': 'Feu vert : refusé',
  'rehearsal.not-now': '{plan} : pas maintenant : {why}',
  'rehearsal.applied': '{plan} : {outcome}. {detail}',
  'rehearsal.update':
    'Setup : {setup}. Captures : {captures}. Services en cours d’exécution avant et plus maintenant : {services}',
  'rehearsal.no-service': 'aucun',
  'rehearsal.verified': 'Vérifié : {health}',
  'rehearsal.finding': '{finding} {outcome} : {title}',
  'rehearsal.finding-cause': '{finding} {outcome} : {title} ({cause})',
  'rehearsal.findings-more': '{id} : {count} de plus',
  'rehearsal.signed.accepted': 'Signé : accepté',
  'rehearsal.signed.open': 'Signé : ouvert',
};
