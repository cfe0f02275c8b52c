import type { terminalWatchEn } from '../../en/shown/terminal-watch.ts';

export const terminalWatchFr: Readonly<Record<keyof typeof terminalWatchEn, string>> = {
  'terminal.watch.goes-on': 'L’exécution {run} est reprise et sa surveillance continue.',
  'terminal.watch.goes-on-gap':
    'L’exécution {run} est reprise et sa surveillance continue ; personne n’a surveillé de {from} à {to}.',
  'terminal.watch.no-run':
    'Il n’y a pas d’exécution ouverte de ce serveur : les contrôles sont d’abord exécutés.',
  'terminal.watch.checks-first':
    'L’exécution {run} est reprise ; les contrôles sont d’abord exécutés : {why}',
  'terminal.watch.fresh':
    'L’exécution {run} est reprise ; ses contrôles de {time} UTC ont moins de {minutes} minutes.',
  'terminal.watch.blockers':
    'Constats bloquants : {count}. Setup ne devrait donc pas être démarré : {blockers}.',
  'terminal.event.more': '{text} ({count} lignes de plus dans le journal)',
  'terminal.table.not-started': 'La surveillance n’a pas encore démarré.',
  'terminal.table.rehearsal': '{server} (répétition)',
  'terminal.table.runs': '{server} : surveillé depuis {start} ({span}), il est {now} UTC, {pace}',
  'terminal.table.stands':
    '{server} : surveillance {status}, depuis {start} ({span}), il est {now} UTC, {pace}',
  'terminal.table.looks': '{count} relevés/s',
  'terminal.table.look-every': 'un relevé toutes les {seconds} s',
  'terminal.table.gap': 'Personne n’a surveillé de {from} à {to}.',
  'terminal.table.gaps':
    'Personne n’a surveillé de {from} à {to} ({count} interruptions de ce genre, voici la dernière).',
  'terminal.table.no-port': 'Aucun port principal (back-end) n’est utilisé ici.',
  'terminal.table.port': 'Port',
  'terminal.table.more-ports': '… et {count} de plus, aucun plus urgent',
  'terminal.table.held-by': '{family} : occupé par {holder}',
  'terminal.table.captured': 'CAPTURÉ',
  'terminal.table.sight': '{word} {time}',
  'terminal.table.not-looked': 'pas encore relevé',
  'terminal.table.services-unseen': 'Services : pas encore vus',
  'terminal.table.services-same': 'Services : tous comme avant ({count})',
  'terminal.table.services':
    'Services : {changed} sur {all} pas comme avant, {down} arrêtés : {services}',
  'terminal.table.services-more':
    'Services : {changed} sur {all} pas comme avant, {down} arrêtés : {services}, et {more} de plus',
  'terminal.table.service': '{name} {state}',
  'terminal.table.service-start': '{name} {state} {start}',
  'terminal.table.service-code': '{service} ({code})',
  'terminal.table.start-not-known': 'type de démarrage inconnu',
  'terminal.table.setup-no-log': 'Setup : pas encore de journal',
  'terminal.table.setup-waiting': 'Setup : pas démarré depuis le début de la surveillance',
  'terminal.table.setup-unreadable': 'Setup : son journal ne peut pas être lu : {problem}',
  'terminal.table.setup': 'Setup : {status}',
  'terminal.table.setup-version': 'Setup {version} : {status}',
  'terminal.table.setup-errors': 'erreurs : {errors}, avertissements : {warnings}',
  'terminal.table.setup-grew': 'dernière ligne il y a {span}',
  'terminal.table.setup-stuck': 'BLOQUÉ ?',
  'terminal.table.setup-quiet': 'Silencieux.',
  'terminal.table.deferred': 'Protection différée de {service} : {outcome}',
  'terminal.table.deferred-waits': 'attend son moment',
  'terminal.outcome':
    'Setup : {setup}. Captures : {captures}. Services en cours d’exécution avant et plus maintenant : {services}.',
  'terminal.outcome.no-log': 'pas de journal',
  'terminal.outcome.none': 'aucun',
  'terminal.outcome.captured': 'Encore capturé : {port}, par {holder}.',
  'terminal.outcome.gaps': 'Périodes où personne n’a surveillé : {count} ; voyez le rapport.',
  'terminal.outcome.print': 'Imprimer le rapport : {command}',
};
